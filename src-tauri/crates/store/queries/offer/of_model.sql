-- Who sells a model by the token? Asked by its page. At most 40, the cheapest first; unpriced last.
SELECT f.id AS "id!: i64", f.key AS "key!: String", f.provider AS "provider!: String", f.words AS "words!: String",
  f.maker_id AS "maker_id?: i64", m.repo AS "repo?: String", f.currency AS "currency!: String", f.input AS "input?: f64",
  f.output AS "output?: f64", f.cached AS "cached?: f64", f.since AS "since!: DayCell", f.until AS "until!: DayCell", f.source_id AS "source_id!: i64"
FROM offer AS f LEFT JOIN model AS m ON m.id = f.model_id
WHERE f.model_id = ?1 ORDER BY f.output IS NULL, f.output, f.id LIMIT 40
