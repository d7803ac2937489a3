-- Keeps a text by content, compressed.
INSERT INTO file_text (sha256, bytes, zstd) VALUES (?1, ?2, ?3) ON CONFLICT (sha256) DO NOTHING
