-- Whose weights lie under these models? Asked by a ranking. At most 500.
SELECT d.model_id AS "model_id!: i64", d.root_status AS "root_status!: MaybeStatusCell", m.repo AS "repo!: String",
  o.maker_id AS "maker_id?: i64"
FROM json_each(?1) AS j JOIN model_descent AS d ON d.model_id = j.value
JOIN model AS m ON m.id = d.root_id JOIN owner AS o ON o.id = m.owner_id LIMIT 500
