-- One collection by number. At most one row.
SELECT id, name, created_at FROM collection WHERE id = ?1
