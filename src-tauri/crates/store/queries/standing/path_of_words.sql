-- Where does a name stand on the stored days of a board, and how many rows share its rank? Reads the board's rows whole; asked by the
-- path of a name that stands for no model. At most 4,000, oldest first.
SELECT s.snapshot_id AS "snapshot_id!: i64", s.words AS "words!: String", s.rank AS "rank!: u32", m.repo AS "repo?: String",
  s.score AS "score?: f64", s.low AS "low?: f64", s.high AS "high?: f64",
  (SELECT count(*) FROM standing AS t WHERE t.snapshot_id = s.snapshot_id AND t.place BETWEEN s.place - 200 AND s.place + 200
    AND t.rank = s.rank) AS "tied!: u32"
FROM snapshot AS p JOIN standing AS s ON s.snapshot_id = p.id LEFT JOIN model AS m ON m.id = s.model_id
WHERE s.words = ?1 AND p.board_id = ?2 ORDER BY p.seen_on, s.place LIMIT 4000
