-- Keeps names of models elsewhere, one JSON object each in ?1. 1,000 rows at most.
INSERT INTO model_alias (model_id, place, name, source_id)
SELECT value ->> 'model_id', value ->> 'place', value ->> 'name', value ->> 'source_id'
FROM json_each(?1) WHERE true ORDER BY json_each.key
ON CONFLICT (model_id, place, name) DO NOTHING
