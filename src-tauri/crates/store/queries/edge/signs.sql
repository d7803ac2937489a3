-- What speaks for these inferred edges, and against them? Asked by the ancestors. At most 2,000, in the order in which they are shown.
SELECT s.edge_id AS "edge_id!: i64", s.sign AS "sign!: String", s.speaks AS "speaks!: String", s.words AS "words!: String"
FROM json_each(?1) AS j JOIN edge_sign AS s ON s.edge_id = j.value
ORDER BY j.key, s.place LIMIT 2000
