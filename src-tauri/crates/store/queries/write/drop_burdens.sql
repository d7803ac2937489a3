-- Forgets burdens that no model carries any more: those of ?1, a JSON array of numbers. Asked by the settling.
DELETE FROM burden WHERE id IN (SELECT value FROM json_each(?1))
