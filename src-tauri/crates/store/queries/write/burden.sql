-- Appends burdens, one JSON object each in ?1. Asked by the settling; 1,000 rows at most.
INSERT INTO burden (id, licences, unknown)
SELECT value ->> 'id', value ->> 'licences', value ->> 'unknown'
FROM json_each(?1)
ORDER BY key
