-- Appends models of the Hub, one JSON object each in ?1. Asked when a page of the Hub is taken in; 1,000 rows at most.
INSERT INTO model (rank, id, repo, owner_id, recorded, source_id, created_on, task, library, architecture, params, context, downloads, likes, gated, languages, licence_words, licence_reading, verdict, hub_id, created_ms, modified_at, downloads_all, sha, licence_name, licence_link, state, state_since, told)
SELECT
  value ->> 'rank',
  value ->> 'id',
  value ->> 'repo',
  value ->> 'owner_id',
  1,
  value ->> 'source_id',
  value ->> 'created_on',
  value ->> 'task',
  value ->> 'library',
  value ->> 'architecture',
  value ->> 'params',
  value ->> 'context',
  value ->> 'downloads',
  value ->> 'likes',
  value ->> 'gated',
  value ->> 'languages',
  value ->> 'words',
  'missing',
  'unknown',
  value ->> 'hub_id',
  value ->> 'created_ms',
  value ->> 'modified_at',
  value ->> 'downloads_all',
  value ->> 'sha',
  value ->> 'name',
  value ->> 'link',
  value ->> 'state',
  value ->> 'state_since',
  value ->> 'told'
FROM json_each(?1)
ORDER BY key
