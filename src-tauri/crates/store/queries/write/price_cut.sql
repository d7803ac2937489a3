-- Appends rows of price_cut, one JSON object each in ?1, in their order. Asked by whoever fills an atlas; 1,000 rows at most.
INSERT INTO price_cut (id, announced_on, maker_id, words, direction, kind, from_per_m, to_per_m, change_percent, note, source_id, confidence)
SELECT
  value ->> 'id',
  value ->> 'announced_on',
  value ->> 'maker_id',
  value ->> 'words',
  value ->> 'direction',
  value ->> 'kind',
  value ->> 'from_per_m',
  value ->> 'to_per_m',
  value ->> 'change_percent',
  value ->> 'note',
  value ->> 'source_id',
  value ->> 'confidence'
FROM json_each(?1)
ORDER BY key
