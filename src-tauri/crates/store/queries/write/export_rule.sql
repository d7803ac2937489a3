-- Appends rows of export_rule, one JSON object each in ?1, in their order. Asked by whoever fills an atlas; 1,000 rows at most.
INSERT INTO export_rule (slug, instrument, effective, until, citation, test, effect, source_id)
SELECT
  value ->> 'slug',
  value ->> 'instrument',
  value ->> 'effective',
  value ->> 'until',
  value ->> 'citation',
  value ->> 'test',
  value ->> 'effect',
  value ->> 'source_id'
FROM json_each(?1)
ORDER BY key
