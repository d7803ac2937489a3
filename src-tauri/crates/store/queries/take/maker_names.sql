-- What are makers called, and which handles are theirs? Asked before names are led to makers. At most 500,000; names that
-- are also a common word or another's are left out.
SELECT maker_id AS "maker_id!: i64", name AS "name!: String", folded AS "folded!: String", kind AS "kind!: String"
FROM maker_name WHERE ambiguous = 0 AND kind IN ('name', 'alias', 'handle', 'modelscope')
ORDER BY maker_id, kind, name LIMIT 500000
