-- Which offers in a currency go by a name, lower case, with hyphens for spaces? Empty: all of the currency. At most 10,000. Reads the small
-- table of offers whole.
SELECT f.id AS "id!: i64", f.key AS "key!: String", f.provider AS "provider!: String", f.words AS "words!: String",
  f.maker_id AS "maker_id?: i64", m.repo AS "repo?: String", f.currency AS "currency!: String", f.input AS "input?: f64",
  f.output AS "output?: f64", f.cached AS "cached?: f64", f.since AS "since!: DayCell", f.until AS "until!: DayCell", f.source_id AS "source_id!: i64"
FROM offer AS f LEFT JOIN model AS m ON m.id = f.model_id
WHERE f.currency = ?2 AND (?1 = '' OR replace(replace(lower(f.words), ' ', '-'), '_', '-') = ?1
    OR replace(replace(lower(f.key), ' ', '-'), '_', '-') = ?1 OR replace(lower(coalesce(m.repo, '')), '_', '-') = ?1)
ORDER BY f.words, f.provider, f.id LIMIT 10000
