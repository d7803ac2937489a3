-- Edges between models of the atlas, and those over which weights come from a parent that is not in it, by id from ?1 on.
-- Asked by the settling; ?2 rows at most.
SELECT
  id AS "id!: i64",
  child_id AS "child_id!: i64",
  parent_id AS "parent_id: i64",
  relation AS "relation!: String",
  status AS "status!: String",
  carries AS "carries!: String"
FROM edge
WHERE id > ?1 AND (parent_id IS NOT NULL OR carries = 'yes')
ORDER BY id
LIMIT ?2
