-- Which models have this id in another case? Asked when the exact id is not there; renames that differ in case exist. At most 3.
SELECT id AS "id!: i64", repo AS "repo!: String" FROM model WHERE repo = ?1 COLLATE NOCASE ORDER BY rank LIMIT 3
