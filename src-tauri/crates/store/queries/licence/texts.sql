-- Which texts are held of these licences, by content? Asked by a licence's page for its versions. At most 400, the text seen last first.
SELECT x.licence_id AS "licence_id!: i64", x.sha256 AS "sha256!: String", x.language AS "language!: String",
  length(CAST(x.text AS BLOB)) AS "bytes!: i64", x.first_seen AS "first_seen!: DayCell", x.last_seen AS "last_seen!: DayCell",
  x.source_id AS "source_id!: i64"
FROM json_each(?1) AS j JOIN licence_text AS x ON x.licence_id = j.value
ORDER BY j.key, coalesce(x.last_seen, '') DESC, x.sha256 LIMIT 400
