-- Notes a change with what takes it back. One row.
INSERT INTO journal (what, about, at, inverse) VALUES (?1, ?2, ?3, ?4) RETURNING id AS "id!"
