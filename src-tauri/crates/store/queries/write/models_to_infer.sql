-- Models with what inferring their parents reads, by id from ?1 on. Asked before the settling; ?2 rows at most.
SELECT
  model.id AS "id!: i64",
  model.repo AS "repo!: String",
  owner.maker_id AS "maker_id: i64",
  model.created_on AS "created_on: String",
  model.library AS "library: String",
  model.architecture AS "architecture: String",
  model.params AS "params: i64",
  model.downloads AS "downloads: i64",
  model_shape.layers AS "layers: i64",
  model_shape.hidden AS "hidden: i64"
FROM model
JOIN owner ON owner.id = model.owner_id
LEFT JOIN model_shape ON model_shape.model_id = model.id
WHERE model.id > ?1
ORDER BY model.id
LIMIT ?2
