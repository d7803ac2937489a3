-- Appends rows of licence_use, one JSON object each in ?1, in their order. Asked by whoever fills an atlas; 1,000 rows at most.
INSERT INTO licence_use (id, maker_id, maker_words, scope, licence_id, since, until, source_id, confidence)
SELECT
  value ->> 'id',
  value ->> 'maker_id',
  value ->> 'maker_words',
  value ->> 'scope',
  value ->> 'licence_id',
  value ->> 'since',
  value ->> 'until',
  value ->> 'source_id',
  value ->> 'confidence'
FROM json_each(?1)
ORDER BY key
