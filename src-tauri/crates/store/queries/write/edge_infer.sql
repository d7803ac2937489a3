-- Appends edges of our own inference, one JSON object each in ?1, in their order. Asked by the inference; 1,000 rows at most.
INSERT INTO edge (id, child_id, parent_id, parent_words, relation, status, carries, confidence, source_id, rule, likelihood)
SELECT
  value ->> 'id',
  value ->> 'child_id',
  value ->> 'parent_id',
  value ->> 'parent_words',
  value ->> 'relation',
  'inferred',
  'yes',
  value ->> 'confidence',
  value ->> 'source_id',
  value ->> 'rule',
  value ->> 'likelihood'
FROM json_each(?1)
ORDER BY key
