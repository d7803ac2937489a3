-- How did each place fare in its last run? Asked by the page of syncs and by digests. At most 200.
SELECT place AS "place!: String", run_id AS "run_id!: i64", state AS "state!: String", counts AS "counts!: String",
  drift AS "drift!: String", fault AS "fault?: String", fault_kind AS "fault_kind?: String"
FROM sync_place ORDER BY place LIMIT 200
