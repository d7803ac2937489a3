-- The spans of makers' licences with their sources. Asked by the settling; 10,000 rows at most.
SELECT maker_words AS "maker!: String", scope AS "scope!: String", since AS "since: String", source_id AS "source_id!: i64"
FROM licence_use
ORDER BY id
LIMIT 10000
