-- What changed of a model between syncs? Asked by its page. At most 100, the newest first.
SELECT field AS "field!: String", was AS "was?: String", became AS "became?: String", seen_on AS "seen_on!: DayCell",
  source_id AS "source_id!: i64"
FROM change_log WHERE model_id = ?1 ORDER BY id DESC LIMIT 100
