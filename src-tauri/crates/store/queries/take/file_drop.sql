-- Forgets the states of a file of a model, before its newest is written.
DELETE FROM model_file WHERE model_id = ?1 AND file = ?2
