-- Which is the first source of this name? One row or none.
SELECT id AS "id!: i64" FROM source WHERE name = ?1 ORDER BY id LIMIT 1
