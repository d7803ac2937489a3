-- Which edges lie over these models and over everything above them, of every relation? Asked when a claim or a share is weighed. At most 20,000
-- models and 60,000 edges; names, not numbers, so that two atlases with the same facts answer alike.
WITH RECURSIVE up (id) AS (
  SELECT j.value FROM json_each(?1) AS j
  UNION
  SELECT e.parent_id FROM up JOIN edge AS e ON e.child_id = up.id WHERE e.parent_id IS NOT NULL
  LIMIT 20000
)
SELECT e.child_id AS "child_id!: i64", e.parent_id AS "parent_id?: i64", coalesce(p.repo, e.parent_words) AS "parent!: String",
  e.relation AS "relation!: RelationCell", e.status AS "status!: StatusCell", e.carries AS "carries!: CarriesCell",
  e.source_id AS "source_id!: i64"
FROM up JOIN edge AS e ON e.child_id = up.id LEFT JOIN model AS p ON p.id = e.parent_id
ORDER BY e.child_id, e.id LIMIT 60000
