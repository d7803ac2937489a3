-- The tables of the plain way: one row a model with every facet as a column, a word index without positions.
CREATE TABLE fact (
  row INTEGER PRIMARY KEY,
  repo TEXT NOT NULL,
  aliases TEXT NOT NULL,
  country TEXT NOT NULL,
  verdict TEXT NOT NULL,
  size TEXT NOT NULL,
  relation TEXT NOT NULL,
  task TEXT NOT NULL,
  licence TEXT NOT NULL,
  year TEXT NOT NULL,
  library TEXT NOT NULL,
  gated TEXT NOT NULL,
  architecture TEXT NOT NULL,
  maker TEXT NOT NULL
) STRICT;
CREATE TABLE speaks (row INTEGER NOT NULL, language TEXT NOT NULL, PRIMARY KEY (row, language)) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (
  text, content = '', detail = none, columnsize = 0, prefix = '1 2 3',
  tokenize = "unicode61 remove_diacritics 0 tokenchars '.'"
);
CREATE TEMP TABLE hit (row INTEGER PRIMARY KEY);
INSERT INTO fact
SELECT m.rank, m.repo,
  (SELECT json_group_array(t.name) FROM (
    SELECT n.name FROM atlas.maker_name AS n WHERE n.maker_id = k.id AND n.kind IN ('name', 'alias')
    UNION ALL SELECT a.name FROM atlas.model_alias AS a WHERE a.model_id = m.id
  ) AS t),
  coalesce(lower(k.country), 'unknown'),
  m.verdict,
  CASE
    WHEN m.params IS NULL THEN 'unknown'
    WHEN m.params < 1000000000 THEN '<1b'
    WHEN m.params < 8000000000 THEN '1-8b'
    WHEN m.params < 40000000000 THEN '8-40b'
    WHEN m.params < 80000000000 THEN '40-80b'
    ELSE '>80b'
  END,
  coalesce(m.relation, 'unknown'),
  coalesce(m.task, 'unknown'),
  coalesce(l.slug, 'unknown'),
  coalesce(substr(m.created_on, 1, 4), 'unknown'),
  coalesce(m.library, 'unknown'),
  coalesce(m.gated, 'unknown'),
  coalesce(m.architecture, 'unknown'),
  coalesce(k.slug, CASE WHEN o.handle = '' THEN 'unknown' ELSE '@' || lower(o.handle) END)
FROM atlas.model AS m
JOIN atlas.owner AS o ON o.id = m.owner_id
LEFT JOIN atlas.maker AS k ON k.id = o.maker_id
LEFT JOIN atlas.licence AS l ON l.id = m.licence_id
ORDER BY m.rank;
INSERT INTO speaks SELECT m.rank, j.value FROM atlas.model AS m, json_each(m.languages) AS j;
INSERT INTO speaks SELECT m.rank, 'unknown' FROM atlas.model AS m WHERE m.languages = '[]';
