-- Notes that everything is settled.
UPDATE sync_run SET settled = 1
