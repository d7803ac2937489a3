-- Forgets what was settled from the lineage of the model ?1. Asked when two rows turn out to be one model.
DELETE FROM model_descent WHERE model_id = ?1
