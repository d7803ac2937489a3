-- Which contents did a model's files have, cards and licences? Asked by its page. At most 60, those last seen newest first.
SELECT f.file AS "file!: String", f.sha256 AS "sha256!: String", t.bytes AS "bytes!: u64",
  f.first_seen AS "first_seen!: DayCell", f.last_seen AS "last_seen!: DayCell", f.source_id AS "source_id!: i64"
FROM model_file AS f JOIN file_text AS t ON t.sha256 = f.sha256
WHERE f.model_id = ?1 ORDER BY f.last_seen DESC, f.first_seen DESC, f.file LIMIT 60
