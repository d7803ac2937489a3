-- Notes, last changed first. Asked by the shelf (500) and by the export (all). At most ?1 rows.
SELECT kind, key, text, changed_at FROM note ORDER BY changed_at DESC, kind, key LIMIT ?1
