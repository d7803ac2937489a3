-- What did these offers cost over time? Asked with every list of offers. At most 60 steps each; likely corrections are marked.
SELECT offer_id AS "offer_id!: i64", seen_on AS "date!: String", input AS "input?: f64", output AS "output?: f64",
  cached AS "cached?: f64", correction AS "correction!: bool"
FROM (
  SELECT p.offer_id, p.seen_on, p.input, p.output, p.cached, p.correction,
    row_number() OVER (PARTITION BY p.offer_id ORDER BY p.seen_on DESC) AS age
  FROM json_each(?1) AS j JOIN price AS p ON p.offer_id = j.value
) WHERE age <= 60 ORDER BY offer_id, seen_on LIMIT 12000
