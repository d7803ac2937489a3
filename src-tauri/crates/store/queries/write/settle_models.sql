-- Writes what settling found, one JSON object a model in ?1. Asked by the settling; 1,000 rows at most.
UPDATE model SET
  licence_id = settled.value ->> 'licence_id',
  licence_reading = settled.value ->> 'licence_reading',
  relation = settled.value ->> 'relation',
  verdict = settled.value ->> 'verdict',
  differs = settled.value ->> 'differs',
  burden_id = settled.value ->> 'burden_id'
FROM json_each(?1) AS settled
WHERE model.id = (settled.value ->> 'id')
