-- Appends rows of maker_name, one JSON object each in ?1, in their order. Asked by whoever fills an atlas; 1,000 rows at most.
INSERT INTO maker_name (maker_id, name, folded, kind, since, until, ambiguous)
SELECT
  value ->> 'maker_id',
  value ->> 'name',
  value ->> 'folded',
  value ->> 'kind',
  value ->> 'since',
  value ->> 'until',
  value ->> 'ambiguous'
FROM json_each(?1)
ORDER BY key
