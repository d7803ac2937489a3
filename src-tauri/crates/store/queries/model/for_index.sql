-- What does the search index hold of each model? Asked when the index is built, in pages by rank. At most ?2.
SELECT m.rank AS "rank!: u32", m.id AS "id!: i64", m.repo AS "repo!: String", o.maker_id AS "maker_id?: i64", m.created_on AS "created!: DayCell",
  m.task AS "task?: String", m.library AS "library?: String", m.architecture AS "architecture?: String",
  m.params AS "params?: u64", m.context AS "context?: u64", m.downloads AS "downloads?: u64", m.likes AS "likes?: u64",
  m.gated AS "gated?: String", m.languages AS "languages!: ListCell", m.licence_id AS "licence_id?: i64",
  m.relation AS "relation?: String", m.verdict AS "verdict!: VerdictCell", m.burden_id AS "burden_id?: i64",
  (SELECT json_group_array(a.name) FROM model_alias AS a WHERE a.model_id = m.id) AS "names!: ListCell"
FROM model AS m JOIN owner AS o ON o.id = m.owner_id
WHERE m.rank > ?1 ORDER BY m.rank LIMIT ?2
