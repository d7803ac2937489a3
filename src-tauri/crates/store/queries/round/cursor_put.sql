-- Notes where a place goes on; what its last finished visit left stays.
INSERT INTO sync_cursor (place, cursor, began_at, counts) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (place) DO UPDATE SET cursor = excluded.cursor, began_at = excluded.began_at, counts = excluded.counts
