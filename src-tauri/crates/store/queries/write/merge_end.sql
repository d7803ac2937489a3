-- Forgets the row of the model ?1, all of which has been moved. Asked when two rows turn out to be one model.
DELETE FROM model WHERE id = ?1
