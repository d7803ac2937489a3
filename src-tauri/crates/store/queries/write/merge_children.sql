-- Moves its place as a child of the model ?1 to the model ?2, which is the same. Asked when two rows turn out to be one model.
UPDATE edge SET child_id = ?2 WHERE child_id = ?1
