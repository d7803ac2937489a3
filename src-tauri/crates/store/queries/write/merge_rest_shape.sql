-- Forgets the construction of the model ?1 where it could not be moved. Asked when two rows turn out to be one model.
DELETE FROM model_shape WHERE model_id = ?1
