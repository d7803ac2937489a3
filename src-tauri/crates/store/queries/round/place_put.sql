-- Notes how a place fares in the sync under way.
INSERT INTO sync_place (place, run_id, state, counts, drift, fault, fault_kind) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT (place) DO UPDATE SET run_id = excluded.run_id, state = excluded.state, counts = excluded.counts,
  drift = excluded.drift, fault = excluded.fault, fault_kind = excluded.fault_kind
