-- One thing's place in one collection. At most one row.
SELECT collection_id, kind, key, added_at, place FROM collection_item
WHERE collection_id = ?1 AND kind = ?2 AND key = ?3
