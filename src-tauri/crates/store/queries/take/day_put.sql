-- Says anew what a day of a board is.
UPDATE snapshot SET rows_on_board = ?2, source_id = ?3, scale = ?4 WHERE id = ?1
