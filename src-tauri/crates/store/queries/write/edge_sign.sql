-- Appends signs for and against inferred edges, one JSON object each in ?1. Asked by the inference; 1,000 rows at most.
INSERT INTO edge_sign (edge_id, place, sign, speaks, words)
SELECT value ->> 'edge_id', value ->> 'place', value ->> 'sign', value ->> 'speaks', value ->> 'words'
FROM json_each(?1)
ORDER BY key
