-- Handles of makers at ModelScope. Asked by ModelScope; ?1 rows at most.
SELECT DISTINCT name AS "name!: String"
FROM maker_name
WHERE kind = 'modelscope'
ORDER BY name
LIMIT ?1
