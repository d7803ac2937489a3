-- Moves the place as a parent of the model ?1 to the model ?2, which is the same. Asked when two rows turn out to be one model.
UPDATE edge SET parent_id = ?2 WHERE parent_id = ?1
