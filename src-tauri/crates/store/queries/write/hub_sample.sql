-- Keeps counters of a day, one JSON object a model in ?1; the last of a day stays. Asked when a page of the Hub is taken in;
-- 1,000 rows at most.
INSERT INTO counter_sample (model_id, seen_on, downloads, likes)
SELECT value ->> 'model_id', value ->> 'seen_on', value ->> 'downloads', value ->> 'likes' FROM json_each(?1) WHERE true
ON CONFLICT (model_id, seen_on) DO UPDATE SET downloads = excluded.downloads, likes = excluded.likes
