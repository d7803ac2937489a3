-- Moves models to the negative of their new rank, one JSON object each in ?1: no two may ever share one.
-- Asked by the settling; 1,000 rows at most.
UPDATE model SET rank = -(ranked.value ->> 'rank')
FROM json_each(?1) AS ranked
WHERE model.id = (ranked.value ->> 'id')
