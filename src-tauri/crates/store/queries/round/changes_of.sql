-- What became of these models since a number of the list of changes? Asked for what a person keeps; the names as one JSON
-- array, each a model's name now or a former one of the Hub. At most 40, in the order of the changes.
SELECT m.repo AS "repo!: String", c.field AS "field!: String", c.was AS "was?: String", c.became AS "became?: String"
FROM model AS m JOIN change_log AS c ON c.model_id = m.id
WHERE c.id > ?1 AND m.id IN (
  SELECT held.id FROM json_each(?2) AS named JOIN model AS held ON held.repo = named.value
  UNION SELECT a.model_id FROM json_each(?2) AS named CROSS JOIN model_alias AS a ON a.place = 'hub' AND a.name = named.value
)
ORDER BY c.id LIMIT 40
