-- Forgets the tags of the model ?1 where they could not be moved. Asked when two rows turn out to be one model.
DELETE FROM model_tags WHERE model_id = ?1
