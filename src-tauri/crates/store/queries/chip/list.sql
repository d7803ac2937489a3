-- Which chips are there? Asked by the page of chips and by a model's page. At most 2,000, most memory first. Reads the small table whole.
SELECT id AS "id!: i64", slug AS "slug!: String", name AS "name!: String", maker AS "maker!: String", country AS "country?: String",
  kind AS "kind!: String", released AS "released!: DayCell", memory_gb AS "memory_gb?: f64",
  bandwidth_gb_s AS "bandwidth_gb_s?: f64", fp16_tflops AS "fp16_tflops?: f64", tpp AS "tpp?: f64", tdp_w AS "tdp_w?: f64",
  reference AS "reference!: bool", source_id AS "source_id!: i64", confidence AS "confidence!: ConfidenceCell"
FROM chip ORDER BY memory_gb DESC NULLS LAST, name LIMIT 2000
