-- Where does a model stand on the stored days of a board, and how many rows share its rank? Asked by its path. At most 4,000, oldest first.
SELECT s.snapshot_id AS "snapshot_id!: i64", s.words AS "words!: String", s.rank AS "rank!: u32", m.repo AS "repo?: String",
  s.score AS "score?: f64", s.low AS "low?: f64", s.high AS "high?: f64",
  (SELECT count(*) FROM standing AS t WHERE t.snapshot_id = s.snapshot_id AND t.place BETWEEN s.place - 200 AND s.place + 200
    AND t.rank = s.rank) AS "tied!: u32"
FROM standing AS s JOIN snapshot AS p ON p.id = s.snapshot_id LEFT JOIN model AS m ON m.id = s.model_id
WHERE s.model_id = ?1 AND p.board_id = ?2 ORDER BY p.seen_on, s.place LIMIT 4000
