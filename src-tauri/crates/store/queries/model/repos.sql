-- Which ids belong to these model numbers? Asked for paths and roots. In the order given, at most 20,000.
SELECT m.id AS "id!: i64", m.repo AS "repo!: String", o.maker_id AS "maker_id?: i64", m.licence_id AS "licence_id?: i64"
FROM json_each(?1) AS j JOIN model AS m ON m.id = j.value JOIN owner AS o ON o.id = m.owner_id
ORDER BY j.key LIMIT 20000
