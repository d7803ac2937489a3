-- What did these offers cost over time, likely corrections included? Asked by claims about prices. At most 100,000 steps, oldest first.
SELECT p.offer_id AS "offer_id!: i64", p.seen_on AS "date!: String", p.input AS "input?: f64", p.output AS "output?: f64",
  p.correction AS "correction!: bool"
FROM json_each(?1) AS j JOIN price AS p ON p.offer_id = j.value ORDER BY j.key, p.seen_on LIMIT 100000
