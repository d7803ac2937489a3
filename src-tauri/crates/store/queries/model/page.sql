-- Everything the atlas holds in one row about a model. Asked by its page. One row.
SELECT m.rank AS "rank!: u32", m.id AS "id!: i64", m.repo AS "repo!: String", o.maker_id AS "maker_id?: i64",
  m.recorded AS "recorded!: bool", m.source_id AS "source_id!: i64", m.created_on AS "created!: DayCell",
  m.task AS "task?: String", m.library AS "library?: String", m.architecture AS "architecture?: String",
  m.params AS "params?: u64", m.active_params AS "active_params?: u64", m.context AS "context?: u64",
  m.downloads AS "downloads?: u64", m.likes AS "likes?: u64", m.gated AS "gated?: String",
  m.languages AS "languages!: ListCell", m.licence_words AS "licence_words?: String", m.licence_id AS "licence_id?: i64",
  m.licence_reading AS "resolution!: ResolutionCell", m.relation AS "relation?: String",
  m.verdict AS "verdict!: VerdictCell", m.differs AS "differs!: bool",
  s.model_id IS NOT NULL AS "has_shape!: bool", s.layers AS "layers?: u32", s.hidden AS "hidden?: u32",
  s.heads AS "heads?: u32", s.kv_heads AS "kv_heads?: u32", s.head_dim AS "head_dim?: u32",
  s.vocabulary AS "vocabulary?: u32", s.experts AS "experts?: u32", s.experts_active AS "experts_active?: u32",
  coalesce(t.tags, '[]') AS "tags!: ListCell", m.state AS "state!: String", m.state_since AS "state_since!: DayCell"
FROM model AS m JOIN owner AS o ON o.id = m.owner_id
LEFT JOIN model_shape AS s ON s.model_id = m.id LEFT JOIN model_tags AS t ON t.model_id = m.id
WHERE m.id = ?1 LIMIT 1
