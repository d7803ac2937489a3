-- The saved search of this name. At most one row.
SELECT id, name, query, saved_at FROM saved_search WHERE name = ?1
