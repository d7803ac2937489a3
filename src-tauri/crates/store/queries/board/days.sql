-- Which days are held of the boards, with how many rows? Read once when the atlas is opened, and kept. At most 100,000, oldest first.
SELECT s.id AS "id!: i64", s.board_id AS "board_id!: i64", s.seen_on AS "date!: String", s.rows_on_board AS "of?: u32",
  s.source_id AS "source_id!: i64", (SELECT count(*) FROM standing AS t WHERE t.snapshot_id = s.id) AS "rows!: u32"
FROM snapshot AS s ORDER BY s.board_id, s.seen_on LIMIT 100000
