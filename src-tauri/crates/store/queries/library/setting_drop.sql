-- Forgets a setting. At most one row.
DELETE FROM setting WHERE key = ?1
