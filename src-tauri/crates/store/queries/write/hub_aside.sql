-- Takes models (?1, a JSON array of numbers) off their names, so that these can be given out anew. Asked when names change;
-- 1,000 rows at most; a name follows in the same transaction.
UPDATE model SET repo = '@' || id WHERE id IN (SELECT value FROM json_each(?1))
