-- Names of makers and of their models. Asked by the settling to tell own models from others'; 100,000 rows at most.
SELECT
  maker_name.folded AS "folded!: String",
  maker_name.maker_id AS "maker_id!: i64",
  maker.kind AS "maker_kind!: String"
FROM maker_name
JOIN maker ON maker.id = maker_name.maker_id
WHERE maker_name.kind IN ('name', 'alias', 'family')
ORDER BY maker_name.maker_id, maker_name.folded
LIMIT 100000
