-- Writes a saved search as it shall stand. One row.
INSERT INTO saved_search (id, name, query, saved_at) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, query = excluded.query, saved_at = excluded.saved_at
