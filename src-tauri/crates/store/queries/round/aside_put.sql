-- Keeps records aside, one JSON object each in ?1; one that was kept before is seen again. 1,000 rows at most.
INSERT INTO set_aside (place, key, reason, words, first_seen, last_seen)
SELECT value ->> 'place', value ->> 'key', value ->> 'reason', value ->> 'words', value ->> 'day', value ->> 'day'
FROM json_each(?1) WHERE true ORDER BY json_each.key
ON CONFLICT (place, key, reason) DO UPDATE SET words = excluded.words, last_seen = max(last_seen, excluded.last_seen)
