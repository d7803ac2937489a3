-- How many models were made on each day, by seat of their maker and size? Reads the models whole; asked once an opening, by the timeline.
-- A model that is gone says since when. At most 300,000 groups, oldest first.
SELECT m.created_on AS "created!: DayCell", k.country AS "country?: String",
  CASE WHEN m.params IS NULL THEN -1 WHEN m.params >= 1000000000 THEN 1 ELSE 0 END AS "size!: i64",
  CASE WHEN m.relation IS NULL THEN -1 WHEN m.relation IN ('original', 'architecture', 'successor', 'trained_on_outputs') THEN 1
    ELSE 0 END AS "original!: i64",
  CASE WHEN m.state = 'there' THEN NULL ELSE m.state_since END AS "gone!: DayCell",
  m.source_id AS "source_id!: i64", count(*) AS "models!: u32"
FROM model AS m JOIN owner AS o ON o.id = m.owner_id LEFT JOIN maker AS k ON k.id = o.maker_id
GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2 LIMIT 300000
