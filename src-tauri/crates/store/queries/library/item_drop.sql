-- Takes a thing out of a collection. At most one row.
DELETE FROM collection_item WHERE collection_id = ?1 AND kind = ?2 AND key = ?3
