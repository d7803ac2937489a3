-- Says anew what offers are, one JSON object each in ?1. 1,000 rows at most.
UPDATE offer SET
  provider = said.value ->> 'provider',
  words = said.value ->> 'words',
  model_id = said.value ->> 'model_id',
  maker_id = said.value ->> 'maker_id',
  currency = said.value ->> 'currency',
  input = said.value ->> 'input',
  output = said.value ->> 'output',
  cached = said.value ->> 'cached',
  until = said.value ->> 'until',
  source_id = said.value ->> 'source_id'
FROM json_each(?1) AS said WHERE offer.id = (said.value ->> 'id')
