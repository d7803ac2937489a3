-- How do a maker's models stand? Asked by its page. At most 4.
SELECT m.verdict AS "verdict!: VerdictCell", count(*) AS "models!: u32"
FROM owner AS o JOIN model AS m ON m.owner_id = o.id WHERE o.maker_id = ?1 GROUP BY m.verdict ORDER BY 2 DESC LIMIT 4
