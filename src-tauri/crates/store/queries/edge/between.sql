-- Which edges lead from one of these models to another, or to a parent that is no model? Asked by the neighbourhood. At most 4,000.
SELECT e.id AS "id!: i64", e.child_id AS "child_id!: i64", e.parent_id AS "parent_id?: i64", e.parent_words AS "parent_words!: String",
  e.relation AS "relation!: RelationCell", e.status AS "status!: StatusCell", e.carries AS "carries!: CarriesCell",
  e.since AS "since!: DayCell", e.note AS "note?: String", e.confidence AS "confidence!: ConfidenceCell",
  e.source_id AS "source_id!: i64", e.rule AS "rule?: String", e.likelihood AS "likelihood?: f64"
FROM json_each(?1) AS j JOIN edge AS e ON e.child_id = j.value
WHERE e.parent_id IS NULL OR e.parent_id IN (SELECT value FROM json_each(?1))
ORDER BY j.key, e.id LIMIT 4000
