-- Keeps names models had at the Hub, one JSON object each in ?1. Asked when names change; 1,000 rows at most.
INSERT OR IGNORE INTO model_alias (model_id, place, name, source_id)
SELECT value ->> 'model_id', value ->> 'place', value ->> 'name', value ->> 'source_id'
FROM json_each(?1)
