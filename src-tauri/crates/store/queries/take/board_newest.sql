-- Which is the newest stored day of a board, and who leads on it? One row or none.
SELECT s.seen_on AS "day!: String",
  (SELECT words FROM standing AS t WHERE t.snapshot_id = s.id ORDER BY t.rank, t.place LIMIT 1) AS "leader?: String"
FROM snapshot AS s WHERE s.board_id = ?1 ORDER BY s.seen_on DESC LIMIT 1
