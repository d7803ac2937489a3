-- What are a licence's words? Asked by its page. One row, the text seen last.
SELECT text AS "text!: String", language AS "language!: String", sha256 AS "sha256!: String", source_id AS "source_id!: i64"
FROM licence_text WHERE licence_id = ?1 ORDER BY coalesce(last_seen, '') DESC, sha256 LIMIT 1
