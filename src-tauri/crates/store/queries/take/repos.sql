-- What are these models called? The numbers as one JSON array. At most 1,000.
SELECT m.id AS "id!: i64", m.repo AS "repo!: String" FROM json_each(?1) AS j JOIN model AS m ON m.id = j.value LIMIT 1000
