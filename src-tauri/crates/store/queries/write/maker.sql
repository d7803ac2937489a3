-- Appends rows of maker, one JSON object each in ?1, in their order. Asked by whoever fills an atlas; 1,000 rows at most.
INSERT INTO maker (id, slug, name, name_zh, name_de, kind, country, city, founded, parent_id, note, source_id, confidence)
SELECT
  value ->> 'id',
  value ->> 'slug',
  value ->> 'name',
  value ->> 'name_zh',
  value ->> 'name_de',
  value ->> 'kind',
  value ->> 'country',
  value ->> 'city',
  value ->> 'founded',
  value ->> 'parent_id',
  value ->> 'note',
  value ->> 'source_id',
  value ->> 'confidence'
FROM json_each(?1)
ORDER BY key
