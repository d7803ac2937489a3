-- Appends rows of price, one JSON object each in ?1, in their order. Asked by whoever fills an atlas; 1,000 rows at most.
INSERT INTO price (offer_id, seen_on, input, output, cached, correction)
SELECT
  value ->> 'offer_id',
  value ->> 'seen_on',
  value ->> 'input',
  value ->> 'output',
  value ->> 'cached',
  value ->> 'correction'
FROM json_each(?1)
ORDER BY key
