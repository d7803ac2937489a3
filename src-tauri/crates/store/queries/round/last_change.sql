-- What is the last number of the list of changes? Asked when a sync begins. One row.
SELECT coalesce(max(id), 0) AS "id!: i64" FROM change_log LIMIT 1
