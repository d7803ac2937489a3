-- Writes the state of models, one JSON object each in ?1. Asked when the Hub answered about them alone; 1,000 rows at most.
UPDATE model SET state = j.value ->> 'state', state_since = j.value ->> 'day'
FROM json_each(?1) AS j
WHERE model.id = (j.value ->> 'id')
