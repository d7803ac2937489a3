-- Appends rows of counter_sample, one JSON object each in ?1, in their order. Asked by whoever fills an atlas; 1,000 rows at most.
INSERT INTO counter_sample (model_id, seen_on, downloads, likes)
SELECT
  value ->> 'model_id',
  value ->> 'seen_on',
  value ->> 'downloads',
  value ->> 'likes'
FROM json_each(?1)
ORDER BY key
