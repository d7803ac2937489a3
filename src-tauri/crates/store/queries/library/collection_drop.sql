-- Removes a collection whose list is empty by then. At most one row.
DELETE FROM collection WHERE id = ?1
