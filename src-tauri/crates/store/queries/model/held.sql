-- Which of these ids are models of the atlas? Asked by events, which name their subjects in words. At most 5,000.
SELECT m.repo AS "repo!: String" FROM json_each(?1) AS j JOIN model AS m ON m.repo = j.value ORDER BY j.key LIMIT 5000
