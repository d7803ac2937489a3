-- Writes who models are, one JSON object each in ?1. Asked when a page of the Hub is taken in; 1,000 rows at most.
UPDATE model SET
  source_id = j.value ->> 'source_id',
  repo = j.value ->> 'repo',
  owner_id = j.value ->> 'owner_id',
  hub_id = j.value ->> 'hub_id',
  created_ms = j.value ->> 'created_ms',
  created_on = j.value ->> 'created_on'
FROM json_each(?1) AS j
WHERE model.id = (j.value ->> 'id')
