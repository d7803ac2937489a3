-- Adds owners by handle (?1, a JSON array), each tied to the maker whose handle it is. Asked when models are new or have a
-- new name; 1,000 rows at most.
INSERT INTO owner (handle, maker_id)
SELECT j.value, (SELECT maker_id FROM maker_name WHERE name = j.value COLLATE NOCASE AND kind = 'handle' LIMIT 1)
FROM json_each(?1) AS j
WHERE NOT EXISTS (SELECT 1 FROM owner WHERE handle = j.value)
GROUP BY j.value
