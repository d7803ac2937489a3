-- Notes changes, one JSON object each in ?1, in their order. Asked when a page of the Hub is taken in; 1,000 rows at most.
INSERT INTO change_log (model_id, field, was, became, seen_on, source_id)
SELECT value ->> 'model_id', value ->> 'field', value ->> 'was', value ->> 'became', value ->> 'seen_on', value ->> 'source_id'
FROM json_each(?1)
ORDER BY key
