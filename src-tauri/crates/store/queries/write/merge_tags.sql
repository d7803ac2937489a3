-- Moves the tags, where none are held, of the model ?1 to the model ?2, which is the same. Asked when two rows turn out to be one model.
UPDATE OR IGNORE model_tags SET model_id = ?2 WHERE model_id = ?1
