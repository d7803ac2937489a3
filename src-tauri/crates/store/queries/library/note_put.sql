-- Writes a note as it shall stand. One row.
INSERT INTO note (kind, key, text, changed_at) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (kind, key) DO UPDATE SET text = excluded.text, changed_at = excluded.changed_at
