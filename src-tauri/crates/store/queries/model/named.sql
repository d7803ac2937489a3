-- Which models go by this name elsewhere? Asked when no id fits. At most 3, the most used first.
SELECT m.id AS "id!: i64", m.repo AS "repo!: String"
FROM model_alias AS a JOIN model AS m ON m.id = a.model_id
WHERE a.name = ?1 COLLATE NOCASE GROUP BY m.id ORDER BY m.rank LIMIT 3
