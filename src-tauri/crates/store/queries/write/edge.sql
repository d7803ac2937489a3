-- Appends rows of edge, one JSON object each in ?1, in their order. Asked by whoever fills an atlas; 1,000 rows at most.
INSERT INTO edge (id, child_id, parent_id, parent_words, relation, status, carries, since, note, confidence, source_id)
SELECT
  value ->> 'id',
  value ->> 'child_id',
  value ->> 'parent_id',
  value ->> 'parent_words',
  value ->> 'relation',
  value ->> 'status',
  value ->> 'carries',
  value ->> 'since',
  value ->> 'note',
  value ->> 'confidence',
  value ->> 'source_id'
FROM json_each(?1)
ORDER BY key
