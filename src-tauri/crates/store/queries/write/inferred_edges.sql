-- Edges of our own inference with their signs as JSON, by id from ?1 on. Asked by the inference, to change only what is
-- new; ?2 rows at most.
SELECT
  edge.id AS "id!: i64",
  edge.child_id AS "child_id!: i64",
  edge.parent_id AS "parent_id!: i64",
  edge.relation AS "relation!: String",
  edge.rule AS "rule!: String",
  edge.likelihood AS "likelihood!: f64",
  edge.source_id AS "source_id!: i64",
  (
    SELECT json_group_array(json_array(sign, speaks, words))
    FROM (SELECT sign, speaks, words FROM edge_sign WHERE edge_id = edge.id ORDER BY place)
  ) AS "signs!: String"
FROM edge
WHERE edge.id > ?1 AND edge.rule IS NOT NULL AND edge.parent_id IS NOT NULL
ORDER BY edge.id
LIMIT ?2
