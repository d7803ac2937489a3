-- What was last settled from lineage for the models behind ?1 up to ?2. Asked by the settling, which compares; ?3 rows at most.
SELECT
  model_id AS "model_id!: i64",
  root_id AS "root_id: i64",
  root_status AS "root_status: String",
  binding_id AS "binding_id: i64",
  binding_licence AS "binding_licence: i64",
  binding_status AS "binding_status: String",
  path AS "path!: String",
  clause AS "clause: String",
  term AS "term: String"
FROM model_descent
WHERE model_id > ?1 AND model_id <= ?2
ORDER BY model_id
LIMIT ?3
