-- Appends rows of speed, one JSON object each in ?1, in their order. Asked by whoever fills an atlas; 1,000 rows at most.
INSERT INTO speed (id, model_id, device, precision, runtime, tokens_per_s, seen_on, source_id)
SELECT
  value ->> 'id',
  value ->> 'model_id',
  value ->> 'device',
  value ->> 'precision',
  value ->> 'runtime',
  value ->> 'tokens_per_s',
  value ->> 'seen_on',
  value ->> 'source_id'
FROM json_each(?1)
ORDER BY key
