-- Forgets what was settled from lineage for the models of ?1, a JSON array of numbers. Asked by the settling.
DELETE FROM model_descent WHERE model_id IN (SELECT value FROM json_each(?1))
