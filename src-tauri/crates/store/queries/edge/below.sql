-- Which models hold weights of these directly? Asked level by level for the descendants. At most ?2.
SELECT e.child_id AS "child_id!: i64", e.relation AS "relation!: RelationCell", e.status AS "status!: StatusCell",
  m.rank AS "rank!: u32", m.verdict AS "verdict!: VerdictCell", m.licence_id AS "licence_id?: i64", o.maker_id AS "maker_id?: i64"
FROM json_each(?1) AS j JOIN edge AS e ON e.parent_id = j.value JOIN model AS m ON m.id = e.child_id JOIN owner AS o ON o.id = m.owner_id
WHERE e.carries = 'yes' AND e.status <> 'disputed' AND e.relation <> 'architecture' LIMIT ?2
