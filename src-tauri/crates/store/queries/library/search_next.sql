-- The next number of a saved search; numbers are never given twice. One row.
SELECT coalesce(max(seq), 0) + 1 AS "id!: i64" FROM sqlite_sequence WHERE name = 'saved_search'
