-- Which licences does a maker declare most? Asked by its page. At most 12; no licence is one of them.
SELECT m.licence_id AS "licence_id?: i64", count(*) AS "models!: u32"
FROM owner AS o JOIN model AS m ON m.owner_id = o.id WHERE o.maker_id = ?1
GROUP BY m.licence_id ORDER BY 2 DESC, m.licence_id LIMIT 12
