-- Notes how a sync ended.
UPDATE sync_run SET ended_at = ?2, outcome = ?3, settled = ?4, digest = ?5 WHERE id = ?1
