-- Writes the words for licences, one JSON object a model in ?1, and takes back what was made of the words before: until it is
-- settled anew nobody knows. Asked when a page of the Hub is taken in; 1,000 rows at most.
UPDATE model SET
  source_id = j.value ->> 'source_id',
  licence_words = j.value ->> 'words',
  licence_name = j.value ->> 'name',
  licence_link = j.value ->> 'link',
  licence_id = NULL,
  licence_reading = 'missing',
  verdict = 'unknown'
FROM json_each(?1) AS j
WHERE model.id = (j.value ->> 'id')
