-- What a sync needs: identity at the Hub that outlives renames, tombstones, where each place goes on, what it brought.

ALTER TABLE model ADD COLUMN hub_id TEXT;             -- the Hub's own number of the repository; NULL: never listed by it
ALTER TABLE model ADD COLUMN created_ms INTEGER;      -- creation, UTC milliseconds: with hub_id the order of a full pass
ALTER TABLE model ADD COLUMN modified_at INTEGER;     -- files or card last changed, UTC seconds
ALTER TABLE model ADD COLUMN downloads_all INTEGER;
ALTER TABLE model ADD COLUMN sha TEXT;
ALTER TABLE model ADD COLUMN licence_name TEXT;       -- license_name and license_link as the card has them
ALTER TABLE model ADD COLUMN licence_link TEXT;
-- 'gone' also stands for private: without a token the Hub tells nobody which. The last state of the row stays.
ALTER TABLE model ADD COLUMN state TEXT NOT NULL DEFAULT 'there' CHECK (state IN ('there', 'private', 'disabled', 'gone'));
ALTER TABLE model ADD COLUMN state_since TEXT;        -- day from which the state was seen
-- Of which fields the Hub has spoken, one bit each (store::write::Told). What came from elsewhere and differs, or was never
-- confirmed, stands in `fact` with its own source.
ALTER TABLE model ADD COLUMN told INTEGER NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX model_hub ON model (hub_id) WHERE hub_id IS NOT NULL;
CREATE INDEX model_created ON model (created_ms, hub_id) WHERE hub_id IS NOT NULL;
CREATE INDEX model_unlisted ON model (state_since, rank) WHERE hub_id IS NULL AND recorded = 1 AND state = 'there';
CREATE INDEX maker_name_handle ON maker_name (name COLLATE NOCASE) WHERE kind = 'handle';

-- Models that the pass under way did not list where it should have. Believed at its end, or put to a person.
CREATE TABLE missing (
  model_id INTEGER PRIMARY KEY
) STRICT;

ALTER TABLE sync_cursor ADD COLUMN kept TEXT;         -- what a finished visit left for the next: a watermark
ALTER TABLE sync_cursor ADD COLUMN began_at INTEGER;  -- of the visit that `cursor` belongs to
ALTER TABLE sync_cursor ADD COLUMN counts TEXT;       -- JSON: what that visit has brought so far
ALTER TABLE sync_cursor ADD COLUMN held TEXT;         -- JSON: a drop that waits for a person's decision

CREATE TABLE sync_run (
  id           INTEGER PRIMARY KEY,
  began_at     INTEGER NOT NULL,
  ended_at     INTEGER,
  outcome      TEXT NOT NULL CHECK (outcome IN ('running', 'done', 'partly', 'cancelled', 'cut_off', 'failed')),
  first_change INTEGER NOT NULL,                      -- changes behind this number are this run's
  settled      INTEGER NOT NULL DEFAULT 0 CHECK (settled IN (0, 1)),
  digest       TEXT                                   -- JSON, when it has ended
) STRICT;

-- How each place fared in its last run.
CREATE TABLE sync_place (
  place      TEXT PRIMARY KEY,
  run_id     INTEGER NOT NULL REFERENCES sync_run (id),
  state      TEXT NOT NULL,
  counts     TEXT NOT NULL,                           -- JSON: pages, records, bytes, new, changed, gone, odd
  drift      TEXT NOT NULL DEFAULT '[]',              -- JSON: fields and how often they were missing
  fault      TEXT,
  fault_kind TEXT
) STRICT, WITHOUT ROWID;

-- Records that could not be read, with the reason.
CREATE TABLE set_aside (
  id         INTEGER PRIMARY KEY,
  place      TEXT NOT NULL,
  key        TEXT NOT NULL,
  reason     TEXT NOT NULL,
  words      TEXT NOT NULL,
  first_seen TEXT NOT NULL,
  last_seen  TEXT NOT NULL,
  UNIQUE (place, key, reason)
) STRICT;

-- Cards and licence files by content, zstd-compressed; one copy of equal ones.
CREATE TABLE file_text (
  sha256 TEXT PRIMARY KEY,
  bytes  INTEGER NOT NULL,
  zstd   BLOB NOT NULL
) STRICT;
CREATE TABLE model_file (
  model_id   INTEGER NOT NULL,
  file       TEXT NOT NULL,                           -- README.md, LICENSE …
  sha256     TEXT REFERENCES file_text (sha256),      -- NULL: there is none
  etag       TEXT,
  first_seen TEXT NOT NULL,
  last_seen  TEXT NOT NULL,
  source_id  INTEGER NOT NULL REFERENCES source (id),
  PRIMARY KEY (model_id, file, first_seen)
) STRICT, WITHOUT ROWID;
CREATE INDEX model_file_text ON model_file (sha256);

ALTER TABLE snapshot ADD COLUMN scale TEXT;           -- scores compare within one scale only; NULL: the board's usual one
CREATE INDEX change_log_seen ON change_log (seen_on);
CREATE INDEX edge_unlinked ON edge (parent_words) WHERE parent_id IS NULL;
