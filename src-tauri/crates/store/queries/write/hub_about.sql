-- Writes what describes models of the Hub, one JSON object each in ?1. Asked when a page of the Hub is taken in; 1,000 rows
-- at most.
UPDATE model SET
  recorded = 1,
  source_id = j.value ->> 'source_id',
  task = j.value ->> 'task',
  library = j.value ->> 'library',
  architecture = j.value ->> 'architecture',
  params = j.value ->> 'params',
  context = j.value ->> 'context',
  gated = j.value ->> 'gated',
  languages = j.value ->> 'languages',
  told = j.value ->> 'told',
  state = j.value ->> 'state',
  state_since = j.value ->> 'state_since'
FROM json_each(?1) AS j
WHERE model.id = (j.value ->> 'id')
