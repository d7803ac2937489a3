-- Notes prices, one JSON object each in ?1; of a day the last one counts. 1,000 rows at most.
INSERT INTO price (offer_id, seen_on, input, output, cached, correction)
SELECT value ->> 'offer_id', value ->> 'seen_on', value ->> 'input', value ->> 'output', value ->> 'cached', value ->> 'correction'
FROM json_each(?1) WHERE true ORDER BY json_each.key
ON CONFLICT (offer_id, seen_on) DO UPDATE SET input = excluded.input, output = excluded.output,
  cached = excluded.cached, correction = excluded.correction
