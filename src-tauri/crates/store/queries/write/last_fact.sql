-- The highest number of a fact that settling does not itself write. Asked by the settling; one row.
SELECT coalesce(max(id), 0) AS "id!: i64" FROM fact WHERE field <> 'licence'
