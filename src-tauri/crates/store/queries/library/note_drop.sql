-- Removes a note. At most one row.
DELETE FROM note WHERE kind = ?1 AND key = ?2
