-- Removes a saved search. At most one row.
DELETE FROM saved_search WHERE id = ?1
