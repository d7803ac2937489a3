-- Where does a model stand on boards? Asked by its page. At most 2,000, newest first.
SELECT s.snapshot_id AS "snapshot_id!: i64", s.words AS "words!: String", s.rank AS "rank!: u32", s.score AS "score?: f64",
  m.repo AS "repo?: String"
FROM standing AS s JOIN snapshot AS p ON p.id = s.snapshot_id LEFT JOIN model AS m ON m.id = s.model_id
WHERE s.model_id = ?1 ORDER BY p.seen_on DESC, p.board_id, s.place LIMIT 2000
