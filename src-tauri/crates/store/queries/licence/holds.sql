-- How many terms and texts are held of each licence? Asked by the list of licences. At most 20,000.
SELECT l.id AS "licence_id!: i64", (SELECT count(*) FROM licence_term AS t WHERE t.licence_id = l.id) AS "terms!: u32",
  EXISTS (SELECT 1 FROM licence_text AS x WHERE x.licence_id = l.id) AS "has_text!: bool"
FROM licence AS l ORDER BY l.id LIMIT 20000
