-- The highest numbers given out so far. Asked before rows are appended. One row.
SELECT
  (SELECT coalesce(max(id), 0) FROM model) AS "model!: i64",
  (SELECT coalesce(max(rank), 0) FROM model) AS "rank!: i64",
  (SELECT coalesce(max(id), 0) FROM edge) AS "edge!: i64",
  (SELECT coalesce(max(id), 0) FROM fact) AS "fact!: i64"
LIMIT 1
