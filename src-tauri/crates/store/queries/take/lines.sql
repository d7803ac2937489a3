-- Which lines are stored of a day? Asked to see whether a source says something else now. At most 1,000, in its order.
SELECT snapshot_id AS "snapshot_id!: i64", place AS "place!: u32", rank AS "rank!: u32", words AS "words!: String",
  model_id AS "model_id?: i64", maker_id AS "maker_id?: i64", organisation_words AS "organisation_words?: String",
  country_words AS "country_words?: String", score AS "score?: f64", low AS "low?: f64", high AS "high?: f64",
  votes AS "votes?: u64", params_b AS "params_b?: f64", architecture_words AS "architecture_words?: String",
  licence_words AS "licence_words?: String", base_words AS "base_words?: String"
FROM standing WHERE snapshot_id = ?1 ORDER BY place LIMIT 1000
