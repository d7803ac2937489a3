-- Which makers used a licence when? Asked by its page. At most 200, oldest first.
SELECT u.maker_id AS "maker_id?: i64", u.scope AS "scope!: String", u.licence_id AS "licence_id?: i64",
  u.since AS "since!: DayCell", u.until AS "until!: DayCell", u.source_id AS "source_id!: i64",
  u.confidence AS "confidence!: ConfidenceCell"
FROM licence_use AS u WHERE u.licence_id = ?1 ORDER BY u.since, u.id LIMIT 200
