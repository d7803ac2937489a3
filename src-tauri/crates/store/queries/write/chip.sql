-- Appends rows of chip, one JSON object each in ?1, in their order. Asked by whoever fills an atlas; 1,000 rows at most.
INSERT INTO chip (id, slug, name, maker, country, kind, released, memory_gb, bandwidth_gb_s, fp16_tflops, tpp, tdp_w, die_mm2, reference, source_id, confidence)
SELECT
  value ->> 'id',
  value ->> 'slug',
  value ->> 'name',
  value ->> 'maker',
  value ->> 'country',
  value ->> 'kind',
  value ->> 'released',
  value ->> 'memory_gb',
  value ->> 'bandwidth_gb_s',
  value ->> 'fp16_tflops',
  value ->> 'tpp',
  value ->> 'tdp_w',
  value ->> 'die_mm2',
  value ->> 'reference',
  value ->> 'source_id',
  value ->> 'confidence'
FROM json_each(?1)
ORDER BY key
