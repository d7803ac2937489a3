-- One kept claim by number. At most one row.
SELECT id, text, sentence, said_in, said_on, kept_at, answers FROM claim WHERE id = ?1
