-- Appends rows of licence_alias, one JSON object each in ?1, in their order. Asked by whoever fills an atlas; 1,000 rows at most.
INSERT INTO licence_alias (folded, words, kind, licence_id, reading, note, source_id, confidence)
SELECT
  value ->> 'folded',
  value ->> 'words',
  value ->> 'kind',
  value ->> 'licence_id',
  value ->> 'reading',
  value ->> 'note',
  value ->> 'source_id',
  value ->> 'confidence'
FROM json_each(?1)
ORDER BY key
