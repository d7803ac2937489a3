-- Unmarks a thing. At most one row.
DELETE FROM favourite WHERE kind = ?1 AND key = ?2
