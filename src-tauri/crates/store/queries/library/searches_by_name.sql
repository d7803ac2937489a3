-- Saved searches. Asked by the shelf and by the export. At most ?1 rows.
SELECT id, name, query, saved_at FROM saved_search ORDER BY name, id LIMIT ?1
