-- Takes back what was noted today of fields (?1, JSON objects of model_id, field and seen_on), and says what stood before:
-- of a day only the sum of its changes is kept. Asked before changes are noted; 1,000 rows at most.
DELETE FROM change_log WHERE id IN (
  SELECT c.id FROM json_each(?1) AS j
  JOIN change_log AS c ON c.model_id = (j.value ->> 'model_id') AND c.field = (j.value ->> 'field') AND +c.seen_on = (j.value ->> 'seen_on')
)
RETURNING model_id AS "model_id!: i64", field AS "field!: String", was AS "was?: String"
