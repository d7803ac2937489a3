-- Forgets the lines of a day, before they are written anew.
DELETE FROM standing WHERE snapshot_id = ?1
