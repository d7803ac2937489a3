-- The library: what the person made. No sync touches this file. Things are kept by name, so they outlive any atlas.

-- “BaLi” in ASCII and the format; both are checked before any other byte is believed.
PRAGMA application_id = 1113672809;
PRAGMA user_version = 1;

CREATE TABLE note (
  kind       TEXT NOT NULL CHECK (kind IN ('model', 'maker', 'licence')),
  key        TEXT NOT NULL,
  text       TEXT NOT NULL CHECK (length(text) > 0),
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE favourite (
  kind     TEXT NOT NULL CHECK (kind IN ('model', 'maker', 'licence')),
  key      TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE collection (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  name       TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 200),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE collection_item (
  collection_id INTEGER NOT NULL REFERENCES collection (id) ON DELETE CASCADE,
  kind          TEXT NOT NULL CHECK (kind IN ('model', 'maker', 'licence')),
  key           TEXT NOT NULL,
  added_at      INTEGER NOT NULL,
  place         INTEGER NOT NULL,
  PRIMARY KEY (collection_id, kind, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_search (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  name     TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 200),
  query    TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;

CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Every change with what takes it back, so that Undo works after a restart too. Ordered by number, never by clock.
CREATE TABLE journal (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  what    TEXT NOT NULL,
  about   TEXT NOT NULL,
  at      INTEGER NOT NULL,
  inverse TEXT NOT NULL,                       -- JSON
  undone  INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

-- Counts user writes; a copy outside the file tells whether the tail of a damaged log was lost.
CREATE TABLE ledger (
  only   INTEGER PRIMARY KEY CHECK (only = 1),
  writes INTEGER NOT NULL
) STRICT;
INSERT INTO ledger (only, writes) VALUES (1, 0);
