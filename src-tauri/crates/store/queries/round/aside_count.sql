-- How many records were kept aside, of one place or of all? One row. Reads the bounded table whole.
SELECT count(*) AS "total!: i64" FROM set_aside WHERE ?1 IS NULL OR place = ?1 LIMIT 1
