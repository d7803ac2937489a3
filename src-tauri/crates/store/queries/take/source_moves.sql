-- Moves the day of a source that is whole each time.
UPDATE OR IGNORE source SET as_of = ?2 WHERE id = ?1 AND coalesce(as_of, '') < ?2
