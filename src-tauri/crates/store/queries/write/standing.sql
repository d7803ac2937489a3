-- Appends rows of standing, one JSON object each in ?1, in their order. Asked by whoever fills an atlas; 1,000 rows at most.
INSERT INTO standing (snapshot_id, place, rank, words, model_id, maker_id, organisation_words, country_words, score, low, high, votes, params_b, architecture_words, licence_words, base_words)
SELECT
  value ->> 'snapshot_id',
  value ->> 'place',
  value ->> 'rank',
  value ->> 'words',
  value ->> 'model_id',
  value ->> 'maker_id',
  value ->> 'organisation_words',
  value ->> 'country_words',
  value ->> 'score',
  value ->> 'low',
  value ->> 'high',
  value ->> 'votes',
  value ->> 'params_b',
  value ->> 'architecture_words',
  value ->> 'licence_words',
  value ->> 'base_words'
FROM json_each(?1)
ORDER BY key
