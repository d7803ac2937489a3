-- What happened under this key? Asked by claims. One row.
SELECT e.id AS "id!: i64", e.slug AS "slug!: String", e.happened AS "date!: String", e.kind AS "kind!: String",
  e.title_en AS "title_en!: String", e.title_de AS "title_de!: String", e.title_zh AS "title_zh!: String",
  e.source_id AS "source_id!: i64", e.confidence AS "confidence!: ConfidenceCell"
FROM event AS e WHERE e.slug = ?1 LIMIT 1
