-- Says how the atlas came about (?1), of which second its newest input is (?2), its revision (?3) and its day (?4).
INSERT INTO atlas_state (only, origin, composed_at, revision, as_of)
VALUES (1, ?1, ?2, ?3, ?4)
ON CONFLICT (only) DO UPDATE SET
  origin = excluded.origin,
  composed_at = excluded.composed_at,
  revision = excluded.revision,
  as_of = excluded.as_of
