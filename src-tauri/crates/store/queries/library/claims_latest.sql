-- Kept claims, the newest first. Asked by the list of claims and by the export. At most ?1 rows.
SELECT id, text, sentence, said_in, said_on, kept_at, answers FROM claim ORDER BY id DESC LIMIT ?1
