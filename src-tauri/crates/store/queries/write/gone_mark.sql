-- Marks all missing models as gone since the day ?1. Asked at the end of a pass.
UPDATE model SET state = 'gone', state_since = ?1 WHERE id IN (SELECT model_id FROM missing) AND state <> 'gone'
