-- Forgets edges (?1, a JSON array of numbers). Asked when the Hub no longer declares them; 1,000 rows at most.
DELETE FROM edge WHERE id IN (SELECT value FROM json_each(?1))
