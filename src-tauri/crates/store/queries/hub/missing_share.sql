-- How many models the pass did not list, and how many are there. Asked at the end of a pass; reads the index of creation
-- whole. One row.
SELECT
  (SELECT count(*) FROM missing) AS "missing!: i64",
  (SELECT count(*) FROM model WHERE hub_id IS NOT NULL AND state <> 'gone') AS "there!: i64"
LIMIT 1
