-- Which edges lead up from these models? Asked level by level for the ancestors. At most 400, child by child.
SELECT e.id AS "id!: i64", e.child_id AS "child_id!: i64", e.parent_id AS "parent_id?: i64", e.parent_words AS "parent_words!: String",
  e.relation AS "relation!: RelationCell", e.status AS "status!: StatusCell", e.carries AS "carries!: CarriesCell",
  e.since AS "since!: DayCell", e.note AS "note?: String", e.confidence AS "confidence!: ConfidenceCell",
  e.source_id AS "source_id!: i64", e.rule AS "rule?: String", e.likelihood AS "likelihood?: f64"
FROM json_each(?1) AS j JOIN edge AS e ON e.child_id = j.value
ORDER BY j.key, e.id LIMIT 400
