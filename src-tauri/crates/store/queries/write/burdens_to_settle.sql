-- Burdens by number, those behind ?1. Asked by the settling; ?2 rows at most.
SELECT id AS "id!: i64", licences AS "licences!: String", unknown AS "unknown!: bool"
FROM burden
WHERE id > ?1
ORDER BY id
LIMIT ?2
