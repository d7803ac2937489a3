-- What binds a model, kept once for all models that share it, and the grounds of parents that nobody has declared.

CREATE TABLE burden (
  id       INTEGER PRIMARY KEY,
  licences TEXT    NOT NULL,                        -- JSON array of licence.id, ascending
  unknown  INTEGER NOT NULL CHECK (unknown IN (0, 1)),  -- a licence among them is missing or not recognised
  UNIQUE (licences, unknown)
) STRICT;

ALTER TABLE model ADD COLUMN burden_id INTEGER REFERENCES burden (id);   -- NULL: not settled since this column is here
ALTER TABLE edge ADD COLUMN rule TEXT;              -- of our own inference that made this edge; NULL: somebody said it
ALTER TABLE edge ADD COLUMN likelihood REAL CHECK (likelihood > 0 AND likelihood <= 1);   -- of an edge with a rule

-- The signs that speak for an inferred edge, or against it.
CREATE TABLE edge_sign (
  edge_id INTEGER NOT NULL REFERENCES edge (id),
  place   INTEGER NOT NULL,                         -- order in which they are shown
  sign    TEXT    NOT NULL,                         -- key of the sign (name, quantiser, architecture, shape, card …)
  speaks  TEXT    NOT NULL CHECK (speaks IN ('for', 'against', 'unheard')),
  words   TEXT    NOT NULL,                         -- what was seen
  PRIMARY KEY (edge_id, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX edge_rule ON edge (rule) WHERE rule IS NOT NULL;

CREATE INDEX model_burden ON model (burden_id) WHERE burden_id IS NOT NULL;
