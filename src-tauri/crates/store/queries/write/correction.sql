-- Appends rows of correction, one JSON object each in ?1, in their order. Asked by whoever fills an atlas; 1,000 rows at most.
INSERT INTO correction (id, board_id, words, field, raw, value, since, until, reason_en, reason_de, reason_zh, source_id)
SELECT
  value ->> 'id',
  value ->> 'board_id',
  value ->> 'words',
  value ->> 'field',
  value ->> 'raw',
  value ->> 'value',
  value ->> 'since',
  value ->> 'until',
  value ->> 'reason_en',
  value ->> 'reason_de',
  value ->> 'reason_zh',
  value ->> 'source_id'
FROM json_each(?1)
ORDER BY key
