-- Appends rows of owner, one JSON object each in ?1, in their order. Asked by whoever fills an atlas; 1,000 rows at most.
INSERT INTO owner (id, handle, maker_id)
SELECT
  value ->> 'id',
  value ->> 'handle',
  value ->> 'maker_id'
FROM json_each(?1)
ORDER BY key
