-- Appends rows of model, one JSON object each in ?1, in their order. Asked by whoever fills an atlas; 1,000 rows at most.
INSERT INTO model (rank, id, repo, owner_id, recorded, source_id, created_on, task, library, architecture, params, active_params, context, downloads, likes, gated, languages, licence_words, licence_id, licence_reading, relation, verdict, differs)
SELECT
  value ->> 'rank',
  value ->> 'id',
  value ->> 'repo',
  value ->> 'owner_id',
  value ->> 'recorded',
  value ->> 'source_id',
  value ->> 'created_on',
  value ->> 'task',
  value ->> 'library',
  value ->> 'architecture',
  value ->> 'params',
  value ->> 'active_params',
  value ->> 'context',
  value ->> 'downloads',
  value ->> 'likes',
  value ->> 'gated',
  value ->> 'languages',
  value ->> 'licence_words',
  value ->> 'licence_id',
  value ->> 'licence_reading',
  value ->> 'relation',
  value ->> 'verdict',
  value ->> 'differs'
FROM json_each(?1)
ORDER BY key
