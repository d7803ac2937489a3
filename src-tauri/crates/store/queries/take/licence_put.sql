-- Notes what a list says of a licence that is held; the address only where none is known.
UPDATE licence SET osi_approved = ?2, canonical_url = coalesce(canonical_url, ?3) WHERE id = ?1
