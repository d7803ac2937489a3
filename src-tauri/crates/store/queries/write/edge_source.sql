-- Appends rows of edge_source, one JSON object each in ?1, in their order. Asked by whoever fills an atlas; 1,000 rows at most.
INSERT INTO edge_source (edge_id, side, source_id)
SELECT
  value ->> 'edge_id',
  value ->> 'side',
  value ->> 'source_id'
FROM json_each(?1)
ORDER BY key
