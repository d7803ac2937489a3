-- What became of these models since a number of the list of changes? Asked for what a person keeps; the names as one JSON
-- array. At most 40, in the order of the changes.
SELECT m.repo AS "repo!: String", c.field AS "field!: String", c.was AS "was?: String", c.became AS "became?: String"
FROM json_each(?2) AS named JOIN model AS m ON m.repo = named.value JOIN change_log AS c ON c.model_id = m.id
WHERE c.id > ?1 ORDER BY c.id LIMIT 40
