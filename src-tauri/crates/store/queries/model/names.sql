-- What is a model called elsewhere? Asked by its page. At most 200.
SELECT place AS "place!: String", name AS "name!: String", source_id AS "source_id!: i64"
FROM model_alias WHERE model_id = ?1 ORDER BY place, name LIMIT 200
