-- Forgets changes taken back and all but the last 1,000: there is no redo, and nobody goes back further.
DELETE FROM journal
WHERE undone = 1 OR id <= (SELECT id FROM journal WHERE undone = 0 ORDER BY id DESC LIMIT 1 OFFSET 1000)
