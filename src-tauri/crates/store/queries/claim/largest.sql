-- Which models, no copies and no descendants as far as is known, have most parameters? Reads the models whole. Only of makers in ?1 or of
-- unknown ones, if it is given; created by ?2 or nobody knows when. At most 500: of unknown owners and of unknown size at most 50 each.
SELECT repo AS "repo!: String", maker_id AS "maker_id?: i64", params AS "params?: u64", created_on AS "created!: DayCell",
  source_id AS "source_id!: i64"
FROM (
  SELECT m.repo, o.maker_id, m.params, m.created_on, m.source_id,
    row_number() OVER (PARTITION BY m.params IS NULL, o.maker_id IS NULL ORDER BY m.params DESC, m.rank) AS place
  FROM model AS m JOIN owner AS o ON o.id = m.owner_id
  WHERE (m.relation IS NULL OR m.relation = 'original') AND (m.created_on IS NULL OR m.created_on <= ?2)
    AND (?1 IS NULL OR o.maker_id IS NULL OR o.maker_id IN (SELECT j.value FROM json_each(?1) AS j))
) AS c WHERE place <= 50 OR (params IS NOT NULL AND maker_id IS NOT NULL AND place <= 300) ORDER BY params IS NOT NULL, place LIMIT 500
