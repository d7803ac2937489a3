-- Which offers match words? Asked by the page of prices. At most ?3 from ?2. Reads the small table of offers whole.
SELECT f.id AS "id!: i64", f.key AS "key!: String", f.provider AS "provider!: String", f.words AS "words!: String",
  f.maker_id AS "maker_id?: i64", m.repo AS "repo?: String", f.currency AS "currency!: String", f.input AS "input?: f64",
  f.output AS "output?: f64", f.cached AS "cached?: f64", f.since AS "since!: DayCell", f.until AS "until!: DayCell", f.source_id AS "source_id!: i64"
FROM offer AS f LEFT JOIN model AS m ON m.id = f.model_id
WHERE (?1 = '' OR instr(lower(f.words), ?1) > 0 OR instr(lower(f.provider), ?1) > 0 OR instr(lower(f.key), ?1) > 0
    OR instr(lower(coalesce(m.repo, '')), ?1) > 0)
ORDER BY f.words COLLATE NOCASE, f.provider COLLATE NOCASE, f.id LIMIT ?3 OFFSET ?2
