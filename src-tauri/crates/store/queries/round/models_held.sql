-- How many models does the atlas hold? Asked by the plan. Ranks have no gaps, so the last one says it without counting. One row.
SELECT coalesce(max(rank), 0) AS "models!: i64" FROM model LIMIT 1
