-- Appends rows of model_alias, one JSON object each in ?1, in their order. Asked by whoever fills an atlas; 1,000 rows at most.
INSERT INTO model_alias (model_id, place, name, source_id)
SELECT
  value ->> 'model_id',
  value ->> 'place',
  value ->> 'name',
  value ->> 'source_id'
FROM json_each(?1)
ORDER BY key
