-- Notes that a sync begins; gives its number.
INSERT INTO sync_run (began_at, outcome, first_change) VALUES (?1, 'running', ?2) RETURNING id AS "id!: i64"
