-- What did the last sync that ended bring? Asked by the page of syncs. One row or none.
SELECT id AS "id!: i64", began_at AS "began_at!: i64", ended_at AS "ended_at?: i64", outcome AS "outcome!: String",
  first_change AS "first_change!: i64", settled AS "settled!: bool", digest AS "digest?: String"
FROM sync_run WHERE digest IS NOT NULL ORDER BY id DESC LIMIT 1
