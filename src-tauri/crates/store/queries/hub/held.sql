-- What is held of the models with these Hub ids (?1) or with these names in any case (?2), both JSON arrays.
-- Asked when a page of the Hub is taken in; 10,000 rows at most.
SELECT
  m.id AS "id!: i64",
  m.repo AS "repo!: String",
  m.hub_id AS "hub_id?: String",
  m.created_ms AS "created_ms?: i64",
  m.created_on AS "created_on?: String",
  m.owner_id AS "owner_id!: i64",
  m.recorded AS "recorded!: bool",
  m.source_id AS "source_id!: i64",
  s.as_of AS "source_as_of?: String",
  m.task AS "task?: String",
  m.library AS "library?: String",
  m.architecture AS "architecture?: String",
  m.params AS "params?: i64",
  m.active_params AS "active_params?: i64",
  m.context AS "context?: i64",
  m.gated AS "gated?: String",
  m.languages AS "languages!: String",
  m.told AS "told!: i64",
  m.state AS "state!: String",
  m.state_since AS "state_since?: String",
  m.licence_words AS "licence_words?: String",
  m.licence_name AS "licence_name?: String",
  m.licence_link AS "licence_link?: String",
  m.downloads AS "downloads?: i64",
  m.likes AS "likes?: i64",
  m.downloads_all AS "downloads_all?: i64",
  m.modified_at AS "modified_at?: i64",
  m.sha AS "sha?: String",
  t.tags AS "tags?: String",
  c.seen_on AS "sampled_on?: String",
  c.downloads AS "sampled_downloads?: i64",
  c.likes AS "sampled_likes?: i64"
FROM model AS m
JOIN source AS s ON s.id = m.source_id
LEFT JOIN model_tags AS t ON t.model_id = m.id
LEFT JOIN counter_sample AS c ON c.model_id = m.id
  AND c.seen_on = (SELECT max(seen_on) FROM counter_sample WHERE model_id = m.id)
WHERE m.rank IN (
  SELECT rank FROM model WHERE hub_id IN (SELECT value FROM json_each(?1))
  UNION
  SELECT rank FROM model WHERE repo COLLATE NOCASE IN (SELECT value FROM json_each(?2))
)
LIMIT 10000
