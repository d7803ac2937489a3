-- Notes that a visit is finished and what it leaves for the next.
INSERT INTO sync_cursor (place, kept, synced_at) VALUES (?1, ?2, ?3)
ON CONFLICT (place) DO UPDATE SET cursor = NULL, began_at = NULL, counts = NULL, kept = excluded.kept, synced_at = excluded.synced_at
