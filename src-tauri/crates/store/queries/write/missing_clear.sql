-- Forgets what a pass did not list. Asked when a pass begins, and when a drop was decided.
DELETE FROM missing
