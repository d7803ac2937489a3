-- Which drop of a place waits for a decision? One row or none.
SELECT held AS "held!: String" FROM sync_cursor WHERE place = ?1 AND held IS NOT NULL LIMIT 1
