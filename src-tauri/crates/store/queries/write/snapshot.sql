-- Appends rows of snapshot, one JSON object each in ?1, in their order. Asked by whoever fills an atlas; 1,000 rows at most.
INSERT INTO snapshot (id, board_id, seen_on, rows_on_board, source_id)
SELECT
  value ->> 'id',
  value ->> 'board_id',
  value ->> 'seen_on',
  value ->> 'rows_on_board',
  value ->> 'source_id'
FROM json_each(?1)
ORDER BY key
