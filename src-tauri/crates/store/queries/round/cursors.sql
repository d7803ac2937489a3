-- Where does each place go on, and what waits for a decision? Asked by the plan and the page of syncs. At most 200.
SELECT place AS "place!: String", cursor AS "cursor?: String", kept AS "kept?: String", synced_at AS "synced_at?: i64",
  began_at AS "began_at?: i64", counts AS "counts?: String", held AS "held?: String"
FROM sync_cursor ORDER BY place LIMIT 200
