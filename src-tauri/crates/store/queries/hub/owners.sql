-- Numbers of owners by handle (?1, a JSON array). Asked when models are new or have a new name; 10,000 rows at most.
SELECT o.handle AS "handle!: String", o.id AS "id!: i64"
FROM json_each(?1) AS j
JOIN owner AS o ON o.handle = j.value
LIMIT 10000
