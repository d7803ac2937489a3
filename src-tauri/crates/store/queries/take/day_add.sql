-- Adds a day of a board.
INSERT INTO snapshot (board_id, seen_on, rows_on_board, source_id, scale) VALUES (?1, ?2, ?3, ?4, ?5) RETURNING id AS "id!: i64"
