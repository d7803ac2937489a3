-- The next number of a claim; numbers are never given twice. One row.
SELECT coalesce(max(seq), 0) + 1 AS "id!: i64" FROM sqlite_sequence WHERE name = 'claim'
