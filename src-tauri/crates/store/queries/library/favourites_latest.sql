-- Favourites, newest first. Asked by the shelf (500) and by the export (all). At most ?1 rows.
SELECT kind, key, added_at FROM favourite ORDER BY added_at DESC, kind, key LIMIT ?1
