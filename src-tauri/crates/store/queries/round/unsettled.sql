-- Which syncs were cut off, or ended before everything was settled? Asked when a sync or the program begins. At most 20.
SELECT id AS "id!: i64", began_at AS "began_at!: i64", ended_at AS "ended_at?: i64", outcome AS "outcome!: String",
  first_change AS "first_change!: i64", settled AS "settled!: bool", digest AS "digest?: String"
FROM sync_run WHERE settled = 0 OR outcome = 'running' ORDER BY id LIMIT 20
