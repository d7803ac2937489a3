-- How many models declare each licence? Asked by the list of licences. At most 20,000; NULL is none recognised. Reads one index whole.
SELECT licence_id AS "licence_id!: i64", count(*) AS "models!: u32" FROM model
WHERE licence_id IS NOT NULL GROUP BY licence_id LIMIT 20000
