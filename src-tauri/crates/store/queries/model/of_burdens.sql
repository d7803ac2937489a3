-- Which are the most used models that these burdens bind and that declare another licence than ?2? Asked by a licence's page. At most ?3,
-- the first of each burden, walked in rank order.
SELECT m.rank AS "rank!: u32", m.id AS "id!: i64", m.repo AS "repo!: String", o.maker_id AS "maker_id?: i64",
  m.verdict AS "verdict!: VerdictCell", m.licence_id AS "licence_id?: i64", m.licence_words AS "licence_words?: String",
  m.differs AS "differs!: bool", m.params AS "params?: u64", m.downloads AS "downloads?: u64", m.likes AS "likes?: u64",
  m.created_on AS "created!: DayCell", m.task AS "task?: String", m.relation AS "relation?: String", m.burden_id AS "burden_id?: i64"
FROM json_each(?1) AS j
JOIN model AS m ON m.rank IN (
  SELECT b.rank FROM model AS b WHERE b.burden_id = j.value AND b.licence_id IS NOT ?2 ORDER BY b.rank LIMIT ?3
)
JOIN owner AS o ON o.id = m.owner_id
ORDER BY m.rank LIMIT ?3
