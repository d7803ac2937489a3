-- One saved search by number. At most one row.
SELECT id, name, query, saved_at FROM saved_search WHERE id = ?1
