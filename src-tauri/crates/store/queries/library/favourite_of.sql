-- Whether one thing is marked. Asked by its page and before every change. At most one row.
SELECT kind, key, added_at FROM favourite WHERE kind = ?1 AND key = ?2
