-- Which model has exactly this id? Asked whenever a model is opened by name. One row.
SELECT id AS "id!: i64", repo AS "repo!: String" FROM model WHERE repo = ?1 LIMIT 1
