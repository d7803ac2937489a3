-- Keys and numbers of the licences. Asked by the settling; 10,000 rows at most.
SELECT id AS "id!: i64", slug AS "slug!: String"
FROM licence
ORDER BY id
LIMIT 10000
