-- What must be known of these models to weigh a claim about them? At most 20,000, by id.
SELECT m.id AS "id!: i64", m.repo AS "repo!: String", o.maker_id AS "maker_id?: i64", m.architecture AS "architecture?: String",
  m.params AS "params?: u64", m.recorded AS "recorded!: bool", m.licence_id AS "licence_id?: i64", m.burden_id AS "burden_id?: i64",
  m.source_id AS "source_id!: i64"
FROM json_each(?1) AS j JOIN model AS m ON m.id = j.value JOIN owner AS o ON o.id = m.owner_id LIMIT 20000
