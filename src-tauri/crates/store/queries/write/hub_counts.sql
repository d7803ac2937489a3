-- Writes what moves all the time of models of the Hub, one JSON object each in ?1. Asked when a page of the Hub is taken in;
-- 1,000 rows at most. No index is touched.
UPDATE model SET
  source_id = j.value ->> 'source_id',
  downloads = j.value ->> 'downloads',
  likes = j.value ->> 'likes',
  downloads_all = j.value ->> 'downloads_all',
  modified_at = j.value ->> 'modified_at',
  sha = j.value ->> 'sha'
FROM json_each(?1) AS j
WHERE model.id = (j.value ->> 'id')
