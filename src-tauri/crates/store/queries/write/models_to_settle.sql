-- Models with what inferring their parents and settling read, and what it last wrote, by id from ?1 on. Asked by the settling; ?2 rows at most.
SELECT
  model.id AS "id!: i64",
  model.rank AS "rank!: i64",
  model.repo AS "repo!: String",
  owner.maker_id AS "maker_id: i64",
  model.recorded AS "recorded!: bool",
  model.created_on AS "created_on: String",
  model.library AS "library: String",
  model.architecture AS "architecture: String",
  model.params AS "params: i64",
  model_shape.layers AS "layers: i64",
  model_shape.hidden AS "hidden: i64",
  model.downloads AS "downloads: i64",
  model.likes AS "likes: i64",
  model.licence_words AS "licence_words: String",
  model.licence_name AS "licence_name: String",
  model.licence_link AS "licence_link: String",
  model.licence_id AS "licence_id: i64",
  model.licence_reading AS "licence_reading!: String",
  model.relation AS "relation: String",
  model.verdict AS "verdict!: String",
  model.differs AS "differs!: bool",
  model.burden_id AS "burden_id: i64"
FROM model
JOIN owner ON owner.id = model.owner_id
LEFT JOIN model_shape ON model_shape.model_id = model.id
WHERE model.id > ?1
ORDER BY model.id
LIMIT ?2
