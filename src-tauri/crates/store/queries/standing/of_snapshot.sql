-- Which rows has a board on a day? Asked by its page. At most ?2, in the board's order.
SELECT s.place AS "place!: u32", s.rank AS "rank!: u32", s.words AS "words!: String", s.model_id AS "model_id?: i64",
  coalesce(s.maker_id, o.maker_id) AS "maker_id?: i64", s.organisation_words AS "organisation_words?: String",
  s.score AS "score?: f64", s.low AS "low?: f64", s.high AS "high?: f64", s.votes AS "votes?: u64", s.params_b AS "params_b?: f64",
  s.architecture_words AS "architecture_words?: String", s.licence_words AS "licence_words?: String",
  s.base_words AS "base_words?: String", m.repo AS "repo?: String", m.recorded AS "recorded?: bool",
  m.licence_id AS "licence_id?: i64", m.verdict AS "verdict!: MaybeVerdictCell", m.differs AS "differs?: bool",
  m.relation AS "relation?: String"
FROM standing AS s LEFT JOIN model AS m ON m.id = s.model_id LEFT JOIN owner AS o ON o.id = m.owner_id
WHERE s.snapshot_id = ?1 ORDER BY s.place LIMIT ?2
