-- Which offers are held of a price list, in its own name or, from another's copy of it, under its address (?2)? At most 50,000.
SELECT f.id AS "id!: i64", f.key AS "key!: String", f.provider AS "provider!: String", f.words AS "words!: String",
  f.model_id AS "model_id?: i64", f.maker_id AS "maker_id?: i64", f.currency AS "currency!: String", f.input AS "input?: f64",
  f.output AS "output?: f64", f.cached AS "cached?: f64", f.until AS "until!: DayCell", f.source_id AS "source_id!: i64"
FROM offer AS f JOIN source AS s ON s.id = f.source_id
WHERE f.source_id = ?1 OR s.url = ?2 ORDER BY f.source_id = ?1, f.id LIMIT 50000
