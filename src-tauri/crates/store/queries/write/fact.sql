-- Appends rows of fact, one JSON object each in ?1, in their order. Asked by whoever fills an atlas; 1,000 rows at most.
INSERT INTO fact (id, model_id, field, words, reading, as_of, source_id, confidence)
SELECT
  value ->> 'id',
  value ->> 'model_id',
  value ->> 'field',
  value ->> 'words',
  value ->> 'reading',
  value ->> 'as_of',
  value ->> 'source_id',
  value ->> 'confidence'
FROM json_each(?1)
ORDER BY key
