-- Marks a thing. One row.
INSERT INTO favourite (kind, key, added_at) VALUES (?1, ?2, ?3)
ON CONFLICT (kind, key) DO UPDATE SET added_at = excluded.added_at
