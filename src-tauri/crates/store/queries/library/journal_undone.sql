-- Marks a change as taken back. At most one row.
UPDATE journal SET undone = 1 WHERE id = ?1
