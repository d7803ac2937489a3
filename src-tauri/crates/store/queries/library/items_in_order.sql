-- What is in a collection, in the order added. Asked by its page, by the export and before it is removed. At most ?2 rows.
SELECT collection_id, kind, key, added_at, place FROM collection_item
WHERE collection_id = ?1 ORDER BY place, kind, key LIMIT ?2
