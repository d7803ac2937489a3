-- Keeps a state of a file of a model; of one day the last counts.
INSERT INTO model_file (model_id, file, sha256, etag, first_seen, last_seen, source_id) VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6)
ON CONFLICT (model_id, file, first_seen) DO UPDATE SET sha256 = excluded.sha256, etag = excluded.etag,
  last_seen = excluded.last_seen, source_id = excluded.source_id
