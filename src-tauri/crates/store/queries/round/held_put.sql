-- Notes a drop that waits for a decision, or that none waits any more.
INSERT INTO sync_cursor (place, held) VALUES (?1, ?2) ON CONFLICT (place) DO UPDATE SET held = excluded.held
