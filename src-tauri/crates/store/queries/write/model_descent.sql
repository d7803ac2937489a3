-- Writes what was settled from lineage over what stood there, one JSON object each in ?1. Asked by the settling; 1,000 rows at most.
INSERT OR REPLACE INTO model_descent (model_id, root_id, root_status, binding_id, binding_licence, binding_status, path, clause, term)
SELECT
  value ->> 'model_id',
  value ->> 'root_id',
  value ->> 'root_status',
  value ->> 'binding_id',
  value ->> 'binding_licence',
  value ->> 'binding_status',
  value ->> 'path',
  value ->> 'clause',
  value ->> 'term'
FROM json_each(?1)
ORDER BY key
