-- Every setting that was changed. At most 200 rows.
SELECT key, value FROM setting ORDER BY key LIMIT 200
