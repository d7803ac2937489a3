-- Appends rows of source, one JSON object each in ?1, in their order. Asked by whoever fills an atlas; 1,000 rows at most.
INSERT INTO source (id, name, url, licence, as_of, gave, credit)
SELECT
  value ->> 'id',
  value ->> 'name',
  value ->> 'url',
  value ->> 'licence',
  value ->> 'as_of',
  value ->> 'gave',
  value ->> 'credit'
FROM json_each(?1)
ORDER BY key
