-- Forgets a text that no file has any more.
DELETE FROM file_text WHERE sha256 = ?1 AND NOT EXISTS (SELECT 1 FROM model_file WHERE sha256 = ?1)
