-- The highest number of a fact. Asked by the settling; one row.
SELECT coalesce(max(id), 0) AS "id!: i64" FROM fact
