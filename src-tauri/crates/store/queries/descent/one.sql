-- What did settling find above a model? Asked by its page. One row; none where no ancestor adds anything.
SELECT model_id AS "model_id!: i64", root_id AS "root_id?: i64", root_status AS "root_status!: MaybeStatusCell",
  binding_id AS "binding_id?: i64", binding_licence AS "binding_licence?: i64",
  binding_status AS "binding_status!: MaybeStatusCell", path AS "path!: NumbersCell", clause AS "clause?: String", term AS "term?: String"
FROM model_descent WHERE model_id = ?1 LIMIT 1
