-- Forgets syncs of which nobody speaks any more; the last 100 stay.
DELETE FROM sync_run
WHERE id <= (SELECT max(id) FROM sync_run) - 100 AND id NOT IN (SELECT run_id FROM sync_place) AND settled = 1
