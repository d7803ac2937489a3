-- Appends rows of model_shape, one JSON object each in ?1, in their order. Asked by whoever fills an atlas; 1,000 rows at most.
INSERT INTO model_shape (model_id, layers, hidden, heads, kv_heads, head_dim, vocabulary, experts, experts_active)
SELECT
  value ->> 'model_id',
  value ->> 'layers',
  value ->> 'hidden',
  value ->> 'heads',
  value ->> 'kv_heads',
  value ->> 'head_dim',
  value ->> 'vocabulary',
  value ->> 'experts',
  value ->> 'experts_active'
FROM json_each(?1)
ORDER BY key
