-- In what did a maker take part? Asked by its page. At most 40, newest first.
SELECT e.id AS "id!: i64", e.slug AS "slug!: String", e.happened AS "date!: String", e.kind AS "kind!: String",
  e.title_en AS "title_en!: String", e.title_de AS "title_de!: String", e.title_zh AS "title_zh!: String",
  e.source_id AS "source_id!: i64", e.confidence AS "confidence!: ConfidenceCell"
FROM event_part AS p JOIN event AS e ON e.id = p.event_id
WHERE p.maker_id = ?1 GROUP BY e.id ORDER BY e.happened DESC, e.id LIMIT 40
