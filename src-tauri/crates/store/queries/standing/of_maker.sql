-- Which are a maker's best places on each stored day? Asked by its page. At most 40, newest first.
SELECT s.snapshot_id AS "snapshot_id!: i64", s.words AS "words!: String", min(s.rank) AS "rank!: u32", s.score AS "score?: f64",
  m.repo AS "repo?: String"
FROM standing AS s JOIN snapshot AS p ON p.id = s.snapshot_id LEFT JOIN model AS m ON m.id = s.model_id
WHERE s.maker_id = ?1 GROUP BY s.snapshot_id ORDER BY p.seen_on DESC, p.board_id LIMIT 40
