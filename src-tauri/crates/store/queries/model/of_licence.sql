-- Which are the most used models that declare a licence? Asked by its page. At most ?2, walked in rank order.
SELECT m.rank AS "rank!: u32", m.id AS "id!: i64", m.repo AS "repo!: String", o.maker_id AS "maker_id?: i64",
  m.verdict AS "verdict!: VerdictCell", m.licence_id AS "licence_id?: i64", m.licence_words AS "licence_words?: String",
  m.differs AS "differs!: bool", m.params AS "params?: u64", m.downloads AS "downloads?: u64", m.likes AS "likes?: u64",
  m.created_on AS "created!: DayCell", m.task AS "task?: String", m.relation AS "relation?: String",
  m.burden_id AS "burden_id?: i64"
FROM model AS m JOIN owner AS o ON o.id = m.owner_id
WHERE m.licence_id = ?1 ORDER BY m.rank LIMIT ?2
