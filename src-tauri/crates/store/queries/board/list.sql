-- Which boards are there? Read once when the atlas is opened, and kept. At most 500.
SELECT id AS "id!: i64", slug AS "slug!: String", name AS "name!: String", metric AS "metric!: String", about_en AS "about_en!: String",
  about_de AS "about_de!: String", about_zh AS "about_zh!: String", retired AS "retired!: DayCell"
FROM board ORDER BY place, id LIMIT 500
