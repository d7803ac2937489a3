-- Which further sources speak for and against these edges? Asked by the ancestors. At most 2,000.
SELECT s.edge_id AS "edge_id!: i64", s.side = 'against' AS "against!: bool", s.source_id AS "source_id!: i64"
FROM json_each(?1) AS j JOIN edge_source AS s ON s.edge_id = j.value
ORDER BY j.key, s.side, s.source_id LIMIT 2000
