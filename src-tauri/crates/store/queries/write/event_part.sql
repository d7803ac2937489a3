-- Appends rows of event_part, one JSON object each in ?1, in their order. Asked by whoever fills an atlas; 1,000 rows at most.
INSERT INTO event_part (event_id, side, words, maker_id)
SELECT
  value ->> 'event_id',
  value ->> 'side',
  value ->> 'words',
  value ->> 'maker_id'
FROM json_each(?1)
ORDER BY key
