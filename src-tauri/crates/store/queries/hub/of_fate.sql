-- The models with these names (?1, a JSON array), exactly so. Asked when the Hub answered about single repositories; 10,000 at most.
SELECT m.id AS "id!: i64", m.repo AS "repo!: String", m.hub_id AS "hub_id?: String", m.state AS "state!: String"
FROM json_each(?1) AS j
JOIN model AS m ON m.repo = j.value
LIMIT 10000
