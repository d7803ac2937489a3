-- Notes that the newest text of a licence was seen again.
UPDATE licence_text SET last_seen = ?2
WHERE licence_id = ?1 AND rowid = (
  SELECT rowid FROM licence_text WHERE licence_id = ?1 ORDER BY last_seen DESC, first_seen DESC LIMIT 1
)
