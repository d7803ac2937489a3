-- Edges upwards of these models (?1, a JSON array of numbers): whether the source named ?2 declares them, or seconds what
-- another said; what we inferred ourselves is nobody's word. Asked when a page of the Hub is taken in; 100,000 rows at most.
SELECT
  e.id AS "id!: i64",
  e.child_id AS "child_id!: i64",
  e.parent_words AS "parent_words!: String",
  p.repo AS "parent_repo?: String",
  e.relation AS "relation!: String",
  e.carries AS "carries!: String",
  e.status = 'declared' AND s.name = ?2 AS "declared!: bool",
  EXISTS (
    SELECT 1 FROM edge_source AS es JOIN source AS seconder ON seconder.id = es.source_id
    WHERE es.edge_id = e.id AND es.side = 'for' AND seconder.name = ?2
  ) AS "seconded!: bool"
FROM json_each(?1) AS j
JOIN edge AS e ON e.child_id = j.value
JOIN source AS s ON s.id = e.source_id
LEFT JOIN model AS p ON p.id = e.parent_id
WHERE e.rule IS NULL
ORDER BY e.id
LIMIT 100000
