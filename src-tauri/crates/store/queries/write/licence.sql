-- Appends rows of licence, one JSON object each in ?1, in their order. Asked by whoever fills an atlas; 1,000 rows at most.
INSERT INTO licence (id, slug, spdx, name, short, version, family, publisher, published, osi_approved, canonical_url, text_place, succeeds, replaced_by, verdict, source_id, confidence)
SELECT
  value ->> 'id',
  value ->> 'slug',
  value ->> 'spdx',
  value ->> 'name',
  value ->> 'short',
  value ->> 'version',
  value ->> 'family',
  value ->> 'publisher',
  value ->> 'published',
  value ->> 'osi_approved',
  value ->> 'canonical_url',
  value ->> 'text_place',
  value ->> 'succeeds',
  value ->> 'replaced_by',
  value ->> 'verdict',
  value ->> 'source_id',
  value ->> 'confidence'
FROM json_each(?1)
ORDER BY key
