-- Keeps at most ?2 records of a place aside: those seen longest ago go first.
DELETE FROM set_aside WHERE id IN (
  SELECT id FROM set_aside WHERE place = ?1 ORDER BY last_seen DESC, id DESC LIMIT -1 OFFSET ?2
)
