-- Appends rows of licence_text, one JSON object each in ?1, in their order. Asked by whoever fills an atlas; 1,000 rows at most.
INSERT INTO licence_text (licence_id, sha256, language, text, first_seen, last_seen, source_id)
SELECT
  value ->> 'licence_id',
  value ->> 'sha256',
  value ->> 'language',
  value ->> 'text',
  value ->> 'first_seen',
  value ->> 'last_seen',
  value ->> 'source_id'
FROM json_each(?1)
ORDER BY key
