-- Notes that offers are not listed any more from a day on; the numbers as one JSON array.
UPDATE offer SET until = ?2 WHERE id IN (SELECT value FROM json_each(?1)) AND (until IS NULL OR until > ?2)
