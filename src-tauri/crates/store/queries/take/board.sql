-- Which board has this key? One row or none.
SELECT id AS "id!: i64", name AS "name!: String" FROM board WHERE slug = ?1 LIMIT 1
