-- Notes the models created behind (?1, ?2) up to (?3, ?4) that are not in ?5 (a JSON array of numbers), nor named in ?6 (a
-- JSON array of names and Hub ids). Asked when a page of a full pass is taken in; as many as are missing.
INSERT OR IGNORE INTO missing (model_id)
SELECT id FROM model
WHERE hub_id IS NOT NULL AND state <> 'gone' AND (created_ms, hub_id) > (?1, ?2) AND (created_ms, hub_id) <= (?3, ?4)
  AND id NOT IN (SELECT value FROM json_each(?5))
  AND hub_id NOT IN (SELECT value FROM json_each(?6)) AND repo NOT IN (SELECT value FROM json_each(?6))
