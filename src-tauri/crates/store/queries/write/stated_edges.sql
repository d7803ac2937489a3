-- Edges that somebody has stated, by id from ?1 on. Asked before the settling, to infer the others; ?2 rows at most.
SELECT
  id AS "id!: i64",
  child_id AS "child_id!: i64",
  parent_id AS "parent_id: i64",
  relation AS "relation!: String",
  status AS "status!: String",
  carries AS "carries!: String"
FROM edge
WHERE id > ?1 AND rule IS NULL
ORDER BY id
LIMIT ?2
