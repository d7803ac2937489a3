-- Who published the first rows of a board on each stored day? Asked for the course of shares. At most 20,000.
SELECT s.snapshot_id AS "snapshot_id!: i64", coalesce(s.maker_id, o.maker_id) AS "maker_id?: i64"
FROM snapshot AS p JOIN standing AS s ON s.snapshot_id = p.id
LEFT JOIN model AS m ON m.id = s.model_id LEFT JOIN owner AS o ON o.id = m.owner_id
WHERE p.board_id = ?1 AND s.place <= ?2 ORDER BY p.seen_on, s.place LIMIT 20000
