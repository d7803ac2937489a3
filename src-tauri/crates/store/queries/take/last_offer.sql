-- What is the highest number of an offer? One row.
SELECT coalesce(max(id), 0) AS "id!: i64" FROM offer LIMIT 1
