-- Which export rules are there? Asked by the page of chips. At most 200. Reads the small table whole.
SELECT slug AS "slug!: String", instrument AS "instrument!: String", effective AS "effective!: DayCell", until AS "until!: DayCell",
  citation AS "citation!: String", test AS "test!: String", effect AS "effect!: String", source_id AS "source_id!: i64"
FROM export_rule ORDER BY effective, slug LIMIT 200
