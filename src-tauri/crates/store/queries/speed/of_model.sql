-- How fast did people measure a model? Asked by its page. At most 40, fastest first.
SELECT device AS "device!: String", precision AS "precision?: String", runtime AS "runtime?: String",
  tokens_per_s AS "tokens_per_s!: f64", seen_on AS "date!: DayCell", source_id AS "source_id!: i64"
FROM speed WHERE model_id = ?1 ORDER BY tokens_per_s DESC, id LIMIT 40
