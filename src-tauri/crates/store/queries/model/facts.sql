-- Which dated facts lie beside or above a model's row? Asked by its page. At most 200, the newest first.
SELECT field AS "field!: String", words AS "words?: String", reading AS "reading?: String", as_of AS "as_of!: DayCell",
  source_id AS "source_id!: i64", confidence AS "confidence!: ConfidenceCell"
FROM fact WHERE model_id = ?1 ORDER BY as_of DESC, id LIMIT 200
