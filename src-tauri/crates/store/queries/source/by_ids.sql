-- Which sources stand behind a page? Asked once a page. In the order of the ids given, at most 2,000.
SELECT s.id AS "id!: i64", s.name AS "name!: String", s.url AS "url?: String", s.licence AS "licence?: String",
  s.as_of AS "as_of!: DayCell", s.gave AS "gave?: String"
FROM json_each(?1) AS j JOIN source AS s ON s.id = j.value
ORDER BY j.key LIMIT 2000
