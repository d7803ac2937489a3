-- How many models has each maker, how often are they downloaded, which is the newest? Asked by the list of makers. At most 20,000.
SELECT o.maker_id AS "maker_id!: i64", count(*) AS "models!: u32", coalesce(sum(m.downloads), 0) AS "downloads!: u64",
  max(m.created_on) AS "latest!: DayCell"
FROM owner AS o JOIN model AS m ON m.owner_id = o.id
WHERE o.maker_id IS NOT NULL GROUP BY o.maker_id LIMIT 20000
