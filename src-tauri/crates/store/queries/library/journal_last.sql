-- The last change that still holds: what Undo takes back. At most one row.
SELECT id, what, about, at, inverse FROM journal WHERE undone = 0 ORDER BY id DESC LIMIT 1
