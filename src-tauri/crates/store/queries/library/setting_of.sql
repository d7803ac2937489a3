-- One setting. At most one row.
SELECT key, value FROM setting WHERE key = ?1
