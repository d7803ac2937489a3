-- How many models of each kind were there on a day? Reads the models whole; asked by claims and shares about all of the atlas. A size is asked
-- about only where ?2 is a number; from ?3 on a model is new. At most 300,000 groups, each with its best known name.
SELECT o.maker_id AS "maker_id?: i64", q.maker_id AS "root_maker_id?: i64", d.root_status AS "root_status!: MaybeStatusCell",
  d.model_id IS NOT NULL AND d.root_id IS NOT NULL AS "rooted!: bool", m.licence_id AS "licence_id?: i64", m.burden_id AS "burden_id?: i64",
  CASE WHEN m.params IS NULL THEN -1 WHEN m.params < 1000000000 THEN 0 WHEN m.params < 7000000000 THEN 1 WHEN m.params < 20000000000 THEN 7
    WHEN m.params < 70000000000 THEN 20 WHEN m.params < 200000000000 THEN 70 ELSE 200 END AS "size!: i64",
  CASE WHEN m.params IS NULL OR ?2 IS NULL THEN -1 ELSE m.params > ?2 END AS "over!: i64",
  CASE WHEN m.created_on IS NULL THEN -1 WHEN m.created_on > ?1 THEN 0 WHEN m.created_on < coalesce(?3, '') THEN 2 ELSE 1 END AS "created!: i64",
  CASE WHEN m.relation IS NULL THEN -1 WHEN m.relation IN ('original', 'architecture', 'successor', 'trained_on_outputs') THEN 1
    ELSE 0 END AS "original!: i64",
  m.recorded AS "recorded!: bool", count(*) AS "models!: u64", sum(coalesce(m.downloads, 0)) AS "downloads!: u64",
  min(m.rank) AS "rank!: u32", m.repo AS "repo!: String", m.source_id AS "source_id!: i64"
FROM model AS m JOIN owner AS o ON o.id = m.owner_id LEFT JOIN model_descent AS d ON d.model_id = m.id
LEFT JOIN model AS r ON r.id = d.root_id LEFT JOIN owner AS q ON q.id = r.owner_id
WHERE m.state = 'there' OR m.state_since > ?1
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 ORDER BY min(m.rank) LIMIT 300000
