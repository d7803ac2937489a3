-- Which models have these whole ids, now or before they were renamed? The ids as one JSON array; upper and lower case count
-- only where two would otherwise be one. At most 5,000.
WITH named AS (SELECT value || '' AS name FROM json_each(?1))
SELECT named.name || '' AS "name!: String", coalesce(
  (SELECT m.id FROM model AS m WHERE m.repo = named.name),
  (SELECT min(a.model_id) FROM model_alias AS a WHERE a.place = 'hub' AND a.name = named.name HAVING count(*) = 1),
  (SELECT min(m.id) FROM model AS m WHERE m.repo = named.name COLLATE NOCASE HAVING count(*) = 1)
) AS "id?: i64"
FROM named LIMIT 5000
