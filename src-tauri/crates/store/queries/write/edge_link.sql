-- Ties edges behind number ?1 up to ?2 to the model their parent's name names: exactly, in any case, or before it was renamed.
-- Asked before settling; 10,000 edges at most.
UPDATE edge SET parent_id = found.parent_id
FROM (
  SELECT e.id AS id, coalesce(
    (SELECT m.id FROM model AS m WHERE m.repo = e.parent_words),
    (SELECT m.id FROM model AS m WHERE m.repo = e.parent_words COLLATE NOCASE ORDER BY m.repo LIMIT 1),
    (SELECT a.model_id FROM model_alias AS a WHERE a.place = 'hub' AND a.name = e.parent_words ORDER BY a.model_id LIMIT 1)
  ) AS parent_id
  FROM edge AS e
  WHERE e.parent_id IS NULL AND e.id > ?1 AND e.id <= ?2
) AS found
WHERE edge.id = found.id AND found.parent_id IS NOT NULL
