-- Removes a kept claim. At most one row.
DELETE FROM claim WHERE id = ?1
