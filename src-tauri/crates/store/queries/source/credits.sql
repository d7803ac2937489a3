-- Whose terms ask to be named? Asked by About. At most 500, whole data sets first; reads the small table of sources whole.
SELECT s.id AS "id!: i64", s.name AS "name!: String", s.url AS "url?: String", s.licence AS "licence?: String",
  s.as_of AS "as_of!: DayCell", s.gave AS "gave?: String"
FROM source AS s WHERE s.credit = 1 ORDER BY s.gave IS NULL, s.id LIMIT 500
