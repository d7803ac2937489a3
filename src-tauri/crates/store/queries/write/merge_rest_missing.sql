-- Takes the model ?1 off the missing. Asked when two rows turn out to be one model.
DELETE FROM missing WHERE model_id = ?1
