-- Cards of models about whose parents nobody has spoken, by model from ?1 on, compressed. Asked by the inference; ?2 rows at
-- most, and no card of more than a mebibyte.
SELECT model_file.model_id AS "model_id!: i64", file_text.zstd AS "zstd!: Vec<u8>"
FROM model_file
JOIN file_text ON file_text.sha256 = model_file.sha256
WHERE model_file.model_id > ?1
  AND model_file.file = 'README.md'
  AND length(file_text.zstd) <= 1048576
  AND NOT EXISTS (SELECT 1 FROM model_file AS later WHERE later.model_id = model_file.model_id AND later.file = 'README.md' AND later.first_seen > model_file.first_seen)
  AND NOT EXISTS (SELECT 1 FROM edge WHERE edge.child_id = model_file.model_id AND edge.rule IS NULL)
ORDER BY model_file.model_id
LIMIT ?2
