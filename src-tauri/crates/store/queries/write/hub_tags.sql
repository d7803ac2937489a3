-- Keeps tags, one JSON object a model in ?1. Asked when a page of the Hub is taken in; 1,000 rows at most.
INSERT INTO model_tags (model_id, tags)
SELECT value ->> 'model_id', value ->> 'tags' FROM json_each(?1) WHERE true
ON CONFLICT (model_id) DO UPDATE SET tags = excluded.tags
