-- Which raw values of a board are known to be wrong? Asked by its page. At most 200; reads the small table of corrections whole.
SELECT words AS "words!: String", field AS "field!: String", raw AS "raw!: String", value AS "value!: String",
  since AS "since!: DayCell", until AS "until!: DayCell", reason_en AS "reason_en!: String", reason_de AS "reason_de!: String",
  reason_zh AS "reason_zh!: String", source_id AS "source_id!: i64"
FROM correction WHERE board_id = ?1 ORDER BY id LIMIT 200
