-- The collection of this name. Asked before a name is given. At most one row.
SELECT id, name, created_at FROM collection WHERE name = ?1
