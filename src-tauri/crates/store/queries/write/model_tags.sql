-- Appends rows of model_tags, one JSON object each in ?1, in their order. Asked by whoever fills an atlas; 1,000 rows at most.
INSERT INTO model_tags (model_id, tags)
SELECT
  value ->> 'model_id',
  value ->> 'tags'
FROM json_each(?1)
ORDER BY key
