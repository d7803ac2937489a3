-- Appends rows of licence_term, one JSON object each in ?1, in their order. Asked by whoever fills an atlas; 1,000 rows at most.
INSERT INTO licence_term (licence_id, place, key, value, clause, anchor, grp, note, threshold, multimodal_only, confidence)
SELECT
  value ->> 'licence_id',
  value ->> 'place',
  value ->> 'key',
  value ->> 'value',
  value ->> 'clause',
  value ->> 'anchor',
  value ->> 'grp',
  value ->> 'note',
  value ->> 'threshold',
  value ->> 'multimodal_only',
  value ->> 'confidence'
FROM json_each(?1)
ORDER BY key
