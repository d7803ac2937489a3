-- Leads lines of boards to models that have come in since, by the whole id on the board alone.
UPDATE standing SET model_id = (SELECT id FROM model WHERE repo = standing.words)
WHERE model_id IS NULL AND instr(words, '/') > 0 AND EXISTS (SELECT 1 FROM model WHERE repo = standing.words)
