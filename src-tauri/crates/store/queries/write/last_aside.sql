-- The last rank that a model moved aside is to have; 0 where none is. Asked by the settling; one row, from one end of the table.
SELECT -coalesce(min(rank), 0) AS "last!: i64" FROM model WHERE rank < 0
