-- Puts a thing into a collection. One row.
INSERT INTO collection_item (collection_id, kind, key, added_at, place) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (collection_id, kind, key) DO UPDATE SET added_at = excluded.added_at, place = excluded.place
