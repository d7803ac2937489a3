-- Appends rows of board, one JSON object each in ?1, in their order. Asked by whoever fills an atlas; 1,000 rows at most.
INSERT INTO board (id, slug, name, metric, about_en, about_de, about_zh, retired, place)
SELECT
  value ->> 'id',
  value ->> 'slug',
  value ->> 'name',
  value ->> 'metric',
  value ->> 'about_en',
  value ->> 'about_de',
  value ->> 'about_zh',
  value ->> 'retired',
  value ->> 'place'
FROM json_each(?1)
ORDER BY key
