-- Which models' licences changed since a number of the list of changes? Asked by digests. At most 40, the most used first.
SELECT m.repo AS "repo!: String", c.field AS "field!: String", c.was AS "was?: String", c.became AS "became?: String"
FROM change_log AS c JOIN model AS m ON m.id = c.model_id
WHERE c.id > ?1 AND c.field = 'licence' ORDER BY m.rank, c.id LIMIT 40
