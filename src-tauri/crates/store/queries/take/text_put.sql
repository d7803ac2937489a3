-- Keeps the text of a licence by content; one that is held is seen again.
INSERT INTO licence_text (licence_id, sha256, language, text, first_seen, last_seen, source_id)
VALUES (?1, ?2, 'en', ?3, ?4, ?4, ?5)
ON CONFLICT (licence_id, sha256) DO UPDATE SET last_seen = excluded.last_seen
