-- Notes that the state of a file that was first seen on ?3 was seen again on ?4.
UPDATE model_file SET last_seen = ?4, etag = coalesce(?5, etag), source_id = ?6 WHERE model_id = ?1 AND file = ?2 AND first_seen = ?3
