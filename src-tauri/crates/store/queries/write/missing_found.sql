-- Takes models (?1, a JSON array of numbers) off the missing. Asked when the Hub lists or answers them; 1,000 rows at most.
DELETE FROM missing WHERE model_id IN (SELECT value FROM json_each(?1))
