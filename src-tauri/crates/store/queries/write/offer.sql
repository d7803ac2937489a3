-- Appends rows of offer, one JSON object each in ?1, in their order. Asked by whoever fills an atlas; 1,000 rows at most.
INSERT INTO offer (id, key, provider, words, model_id, maker_id, currency, input, output, cached, since, until, source_id)
SELECT
  value ->> 'id',
  value ->> 'key',
  value ->> 'provider',
  value ->> 'words',
  value ->> 'model_id',
  value ->> 'maker_id',
  value ->> 'currency',
  value ->> 'input',
  value ->> 'output',
  value ->> 'cached',
  value ->> 'since',
  value ->> 'until',
  value ->> 'source_id'
FROM json_each(?1)
ORDER BY key
