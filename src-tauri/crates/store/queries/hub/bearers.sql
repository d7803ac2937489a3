-- Who bore these names (?1, a JSON array) at the Hub before. Asked for models with a name new to them; 10,000 rows at most.
SELECT a.name AS "name!: String", m.id AS "id!: i64", m.hub_id AS "hub_id!: String"
FROM json_each(?1) AS j
CROSS JOIN model_alias AS a ON a.place = 'hub' AND a.name = j.value
JOIN model AS m ON m.id = a.model_id
WHERE m.hub_id IS NOT NULL
ORDER BY a.name, m.hub_id
LIMIT 10000
