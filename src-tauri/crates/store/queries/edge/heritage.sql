-- Over which edges does a licence come down to this model? Asked by its page and by every question about it. At most 5,000 models
-- above it and 20,000 edges; a parent without a row has no licence, and is not known.
WITH RECURSIVE up (id) AS (
  SELECT ?1
  UNION
  SELECT e.parent_id FROM up JOIN edge AS e ON e.child_id = up.id
  WHERE e.carries = 'yes' AND e.status <> 'disputed' AND e.relation <> 'architecture' AND e.parent_id IS NOT NULL
  LIMIT 5000
)
SELECT e.id AS "id!: i64", e.child_id AS "child_id!: i64", e.parent_id AS "parent_id?: i64", e.relation AS "relation!: RelationCell",
  e.status AS "status!: StatusCell", m.licence_id AS "licence_id?: i64"
FROM up JOIN edge AS e ON e.child_id = up.id LEFT JOIN model AS m ON m.id = e.parent_id
WHERE e.carries = 'yes' AND e.status <> 'disputed' AND e.relation <> 'architecture'
LIMIT 20000
