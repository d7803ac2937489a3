-- Gives the model ?1 the name ?2 and, where it is known, the owner ?3. Asked when the Hub answered with another name.
UPDATE model SET repo = ?2, owner_id = coalesce(?3, owner_id) WHERE id = ?1
