-- Is this day of a board stored, and from whom? One row or none.
SELECT s.id AS "id!: i64", s.source_id AS "source_id!: i64", s.rows_on_board AS "of?: u32", s.scale AS "scale?: String",
  (SELECT count(*) FROM standing AS t WHERE t.snapshot_id = s.id) AS "lines!: u32"
FROM snapshot AS s WHERE s.board_id = ?1 AND s.seen_on = ?2 LIMIT 1
