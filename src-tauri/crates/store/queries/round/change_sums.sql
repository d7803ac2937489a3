-- How many models changed since a number of the list of changes, and how? Asked by digests. One row.
SELECT count(DISTINCT model_id) AS "changed!: i64",
  count(DISTINCT CASE WHEN field = 'state' AND became = 'gone' THEN model_id END) AS "gone!: i64",
  count(DISTINCT CASE WHEN field = 'repo' THEN model_id END) AS "renamed!: i64",
  count(CASE WHEN field = 'licence' THEN 1 END) AS "licences!: i64"
FROM change_log WHERE id > ?1 LIMIT 1
