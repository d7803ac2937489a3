-- Appends rows of event, one JSON object each in ?1, in their order. Asked by whoever fills an atlas; 1,000 rows at most.
INSERT INTO event (id, slug, happened, kind, title_en, title_de, title_zh, note, source_id, confidence)
SELECT
  value ->> 'id',
  value ->> 'slug',
  value ->> 'happened',
  value ->> 'kind',
  value ->> 'title_en',
  value ->> 'title_de',
  value ->> 'title_zh',
  value ->> 'note',
  value ->> 'source_id',
  value ->> 'confidence'
FROM json_each(?1)
ORDER BY key
