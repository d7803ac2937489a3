-- What happened between two days? Asked by the timeline and by rankings. At most ?4, newest first. Days may know only their month.
SELECT e.id AS "id!: i64", e.slug AS "slug!: String", e.happened AS "date!: String", e.kind AS "kind!: String",
  e.title_en AS "title_en!: String", e.title_de AS "title_de!: String", e.title_zh AS "title_zh!: String",
  e.source_id AS "source_id!: i64", e.confidence AS "confidence!: ConfidenceCell"
FROM event AS e
WHERE (?1 IS NULL OR e.happened >= ?1) AND (?2 IS NULL OR e.happened <= ?2) AND (?3 IS NULL OR e.kind = ?3)
ORDER BY e.happened DESC, e.id LIMIT ?4
