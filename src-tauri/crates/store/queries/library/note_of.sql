-- The note about one thing. Asked by its page and before every change. At most one row.
SELECT kind, key, text, changed_at FROM note WHERE kind = ?1 AND key = ?2
