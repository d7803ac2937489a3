-- Leaves models (?1, JSON objects of id and day) under their name and Hub id, as the name alone is another's now, and says
-- that they are gone. Asked when a name is given out anew; 1,000 rows at most.
UPDATE model SET repo = repo || '@' || hub_id, state = 'gone', state_since = j.value ->> 'day'
FROM json_each(?1) AS j
WHERE model.id = (j.value ->> 'id')
