-- Which sets of licences bind models? Read once when the atlas is opened, and kept. At most 200,000.
SELECT b.id AS "id!: i64", b.licences AS "licences!: NumbersCell", b.unknown AS "unknown!: bool"
FROM burden AS b ORDER BY b.id LIMIT 200000
