-- Writes a collection as it shall stand; what is in it stays. One row.
INSERT INTO collection (id, name, created_at) VALUES (?1, ?2, ?3)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, created_at = excluded.created_at
