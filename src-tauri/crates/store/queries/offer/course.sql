-- What did these offers cost to read and write over time, likely corrections included? Asked by claims about prices. At most 100,000 steps,
-- oldest first; days on which only the price of cached tokens moved are left out.
SELECT offer_id AS "offer_id!: i64", seen_on AS "date!: String", input AS "input?: f64", output AS "output?: f64",
  correction AS "correction!: bool"
FROM (
  SELECT p.offer_id, p.seen_on, p.input, p.output, p.correction, j.key AS place, lag(p.seen_on) OVER steps AS before,
    lag(p.input) OVER steps AS was_input, lag(p.output) OVER steps AS was_output
  FROM json_each(?1) AS j JOIN price AS p ON p.offer_id = j.value
  WINDOW steps AS (PARTITION BY p.offer_id ORDER BY p.seen_on)
) WHERE before IS NULL OR input IS NOT was_input OR output IS NOT was_output ORDER BY place, seen_on LIMIT 100000
