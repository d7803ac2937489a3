-- What does a card or licence file say, compressed? Asked by a model's page. One row; nothing for more than 4 MiB.
SELECT zstd AS "zstd!: Vec<u8>" FROM file_text WHERE sha256 = ?1 AND length(zstd) <= 4194304 LIMIT 1
