-- Which licence's words have this SHA-256? Asked when two texts are compared. One row; reads the small table of texts whole.
SELECT licence_id AS "licence_id!: i64", text AS "text!: String", language AS "language!: String", sha256 AS "sha256!: String",
  source_id AS "source_id!: i64"
FROM licence_text WHERE sha256 = ?1 ORDER BY licence_id LIMIT 1
