-- Appends rows of chip_export, one JSON object each in ?1, in their order. Asked by whoever fills an atlas; 1,000 rows at most.
INSERT INTO chip_export (chip_id, place, since, until, destination, effect, instrument, source_id, confidence)
SELECT
  value ->> 'chip_id',
  value ->> 'place',
  value ->> 'since',
  value ->> 'until',
  value ->> 'destination',
  value ->> 'effect',
  value ->> 'instrument',
  value ->> 'source_id',
  value ->> 'confidence'
FROM json_each(?1)
ORDER BY key
