-- The source with name ?1 for the day ?2. Asked before rows are written in its name. One row.
SELECT id AS "id!: i64" FROM source WHERE name = ?1 AND as_of IS ?2 LIMIT 1
