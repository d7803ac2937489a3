-- Where might these chips be sold when? Asked by the page of chips. At most 5,000.
SELECT x.chip_id AS "chip_id!: i64", x.since AS "since!: String", x.until AS "until!: DayCell", x.destination AS "destination!: String",
  x.effect AS "effect!: String", x.instrument AS "instrument!: String", x.source_id AS "source_id!: i64",
  x.confidence AS "confidence!: ConfidenceCell"
FROM json_each(?1) AS j JOIN chip_export AS x ON x.chip_id = j.value ORDER BY j.key, x.place LIMIT 5000
