-- The atlas: synced knowledge. Can be thrown away and rebuilt; nothing a person wrote is in it.
-- Sized for 3.2 million models. Days are TEXT as sources give them (2024, 2024-08, 2024-08-19); times are UTC seconds.
-- Raw words of a source (…_words) and our reading of them are different columns.

-- “BaAt” in ASCII and the format; both are checked before any other byte is believed.
PRAGMA application_id = 1113670004;
PRAGMA user_version = 1;

CREATE TABLE atlas_state (
  only         INTEGER PRIMARY KEY CHECK (only = 1),
  origin       TEXT    NOT NULL CHECK (origin IN ('starter', 'generated', 'synced')),
  composed_at  INTEGER NOT NULL,              -- of the newest input for a starter, so that the same input gives the same bytes
  revision     INTEGER NOT NULL,              -- rises with every settled change; the index carries it as its stamp
  as_of        TEXT                            -- newest day a source speaks for
) STRICT;

CREATE TABLE source (
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL,
  url      TEXT,
  licence  TEXT,                               -- under which we hold what it says
  as_of    TEXT,
  gave     TEXT,                               -- what it gave, for the page of attributions
  credit   INTEGER NOT NULL DEFAULT 0 CHECK (credit IN (0, 1)),  -- its terms ask to be named
  UNIQUE (name, as_of)
) STRICT;

CREATE TABLE maker (
  id         INTEGER PRIMARY KEY,
  slug       TEXT NOT NULL UNIQUE,
  name       TEXT NOT NULL,
  name_zh    TEXT,
  name_de    TEXT,
  kind       TEXT NOT NULL CHECK (kind IN ('company', 'lab', 'startup', 'university', 'nonprofit', 'government', 'community', 'individual')),
  country    TEXT CHECK (country IS NULL OR length(country) = 2),   -- NULL is unknown, never foreign
  city       TEXT,
  founded    TEXT,
  parent_id  INTEGER REFERENCES maker (id),
  note       TEXT,
  source_id  INTEGER NOT NULL REFERENCES source (id),
  confidence TEXT NOT NULL CHECK (confidence IN ('high', 'medium', 'low'))
) STRICT;

CREATE TABLE maker_name (
  maker_id  INTEGER NOT NULL REFERENCES maker (id),
  name      TEXT NOT NULL,
  folded    TEXT NOT NULL,                     -- index::fold of the name, for look-ups
  kind      TEXT NOT NULL CHECK (kind IN ('name', 'alias', 'family', 'affiliate', 'handle', 'modelscope')),
  since     TEXT,
  until     TEXT,
  ambiguous INTEGER NOT NULL DEFAULT 0 CHECK (ambiguous IN (0, 1)),
  PRIMARY KEY (maker_id, kind, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX maker_name_folded ON maker_name (folded);

-- Whoever owns repositories: a maker's handle, or somebody we know nothing about.
CREATE TABLE owner (
  id       INTEGER PRIMARY KEY,
  handle   TEXT NOT NULL UNIQUE,               -- '' for the oldest repositories
  maker_id INTEGER REFERENCES maker (id)
) STRICT;
CREATE INDEX owner_handle_nocase ON owner (handle COLLATE NOCASE);
CREATE INDEX owner_maker ON owner (maker_id) WHERE maker_id IS NOT NULL;

CREATE TABLE licence (
  id               INTEGER PRIMARY KEY,
  slug             TEXT NOT NULL UNIQUE,
  spdx             TEXT,
  name             TEXT NOT NULL,
  short            TEXT NOT NULL,
  version          TEXT,
  family           TEXT NOT NULL,
  publisher        TEXT,
  published        TEXT,
  osi_approved     INTEGER CHECK (osi_approved IN (0, 1)),
  canonical_url    TEXT,
  text_place       TEXT,                       -- where the text is had when it is not here: hub:<repo>/<file> | url:<address>
  succeeds         TEXT,                       -- slugs; never relax a model already released
  replaced_by      TEXT,
  verdict          TEXT NOT NULL CHECK (verdict IN ('allow', 'conditions', 'deny', 'unknown')),
  source_id        INTEGER NOT NULL REFERENCES source (id),
  confidence       TEXT NOT NULL CHECK (confidence IN ('high', 'medium', 'low'))
) STRICT;
CREATE INDEX licence_spdx ON licence (spdx COLLATE NOCASE) WHERE spdx IS NOT NULL;

CREATE TABLE licence_term (
  licence_id      INTEGER NOT NULL REFERENCES licence (id),
  place           INTEGER NOT NULL,            -- order in the table of terms
  key             TEXT NOT NULL,
  value           TEXT NOT NULL,
  clause          TEXT NOT NULL,
  anchor          TEXT NOT NULL,               -- at most eight words of the text, to find the place
  grp             TEXT NOT NULL CHECK (grp IN ('allows', 'demands', 'limits', 'other')),
  note            TEXT,
  threshold       TEXT,                        -- JSON: metric, op, amount, unit, consequence
  multimodal_only INTEGER NOT NULL DEFAULT 0 CHECK (multimodal_only IN (0, 1)),
  confidence      TEXT NOT NULL CHECK (confidence IN ('high', 'medium', 'low')),
  PRIMARY KEY (licence_id, place)
) STRICT, WITHOUT ROWID;

-- A text by content: what was first seen when, under which licence.
CREATE TABLE licence_text (
  licence_id INTEGER NOT NULL REFERENCES licence (id),
  sha256     TEXT NOT NULL,
  language   TEXT NOT NULL,
  text       TEXT NOT NULL,
  first_seen TEXT,
  last_seen  TEXT,
  source_id  INTEGER NOT NULL REFERENCES source (id),
  PRIMARY KEY (licence_id, sha256)
) STRICT;

CREATE TABLE licence_alias (
  folded     TEXT NOT NULL,                    -- words, lower case, trimmed
  words      TEXT NOT NULL,
  kind       TEXT NOT NULL,
  licence_id INTEGER REFERENCES licence (id),  -- NULL: see reading
  reading    TEXT NOT NULL CHECK (reading IN ('licence', 'ambiguous', 'unknown')),
  note       TEXT,
  source_id  INTEGER NOT NULL REFERENCES source (id),
  confidence TEXT NOT NULL CHECK (confidence IN ('high', 'medium', 'low')),
  PRIMARY KEY (folded, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX licence_alias_licence ON licence_alias (licence_id);

-- Which maker used which licence for what, when.
CREATE TABLE licence_use (
  id         INTEGER PRIMARY KEY,
  maker_id   INTEGER REFERENCES maker (id),
  maker_words TEXT NOT NULL,
  scope      TEXT NOT NULL,
  licence_id INTEGER REFERENCES licence (id),  -- NULL is unknown
  since      TEXT,
  until      TEXT,
  source_id  INTEGER NOT NULL REFERENCES source (id),
  confidence TEXT NOT NULL CHECK (confidence IN ('high', 'medium', 'low'))
) STRICT;
CREATE INDEX licence_use_maker ON licence_use (maker_id);
CREATE INDEX licence_use_licence ON licence_use (licence_id);

-- Row id is popularity rank, rewritten at every settle; `id` is stable and the only thing other tables refer to.
CREATE TABLE model (
  rank           INTEGER PRIMARY KEY,
  id             INTEGER NOT NULL UNIQUE,
  repo           TEXT    NOT NULL UNIQUE,
  owner_id       INTEGER NOT NULL REFERENCES owner (id),
  recorded       INTEGER NOT NULL CHECK (recorded IN (0, 1)),   -- 0: known only through boards or lineage
  source_id      INTEGER NOT NULL REFERENCES source (id),       -- of every column of this row, unless `fact` says otherwise
  created_on     TEXT,                         -- of the repository, not the release
  task           TEXT,
  library        TEXT,
  architecture   TEXT,
  params         INTEGER CHECK (params > 0),
  active_params  INTEGER CHECK (active_params > 0),
  context        INTEGER CHECK (context > 0),
  downloads      INTEGER CHECK (downloads >= 0),
  likes          INTEGER CHECK (likes >= 0),
  gated          TEXT CHECK (gated IN ('open', 'auto', 'manual')),
  languages      TEXT NOT NULL DEFAULT '[]',   -- JSON array, ISO 639
  licence_words  TEXT,                         -- NULL: the source gives none
  licence_id     INTEGER REFERENCES licence (id),
  licence_reading TEXT NOT NULL CHECK (licence_reading IN ('resolved', 'ambiguous', 'unrecognised', 'missing')),
  relation       TEXT,                         -- strongest edge to a parent, 'original', or NULL: not known
  verdict        TEXT NOT NULL CHECK (verdict IN ('allow', 'conditions', 'deny', 'unknown')),  -- after lineage
  differs        INTEGER NOT NULL DEFAULT 0 CHECK (differs IN (0, 1))                           -- declared ≠ effective
) STRICT;
CREATE INDEX model_repo_nocase ON model (repo COLLATE NOCASE);
CREATE INDEX model_owner ON model (owner_id);
CREATE INDEX model_licence ON model (licence_id) WHERE licence_id IS NOT NULL;

-- Construction, for the models that publish it.
CREATE TABLE model_shape (
  model_id       INTEGER PRIMARY KEY,
  layers         INTEGER,
  hidden         INTEGER,
  heads          INTEGER,
  kv_heads       INTEGER,
  head_dim       INTEGER,
  vocabulary     INTEGER,
  experts        INTEGER,
  experts_active INTEGER
) STRICT;

CREATE TABLE model_tags (
  model_id INTEGER PRIMARY KEY,
  tags     TEXT NOT NULL                       -- JSON array as the source gives it; 2,163 on one model exist
) STRICT;

-- Names elsewhere: ModelScope, boards, offers, GGUF repositories.
CREATE TABLE model_alias (
  model_id  INTEGER NOT NULL,
  place     TEXT NOT NULL,
  name      TEXT NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source (id),
  PRIMARY KEY (model_id, place, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX model_alias_name ON model_alias (place, name);
CREATE INDEX model_alias_nocase ON model_alias (name COLLATE NOCASE);   -- a model asked for by any of its names

-- A dated fact beside or above a column of `model`, with its own source: releases, corrections.
CREATE TABLE fact (
  id         INTEGER PRIMARY KEY,
  model_id   INTEGER NOT NULL,
  field      TEXT NOT NULL,
  words      TEXT,
  reading    TEXT,
  as_of      TEXT,
  source_id  INTEGER NOT NULL REFERENCES source (id),
  confidence TEXT NOT NULL CHECK (confidence IN ('high', 'medium', 'low'))
) STRICT;
CREATE INDEX fact_model ON fact (model_id);

-- What changed between syncs, of the fields that matter.
CREATE TABLE change_log (
  id        INTEGER PRIMARY KEY,
  model_id  INTEGER NOT NULL,
  field     TEXT NOT NULL,
  was       TEXT,
  became    TEXT,
  seen_on   TEXT NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source (id)
) STRICT;
CREATE INDEX change_log_model ON change_log (model_id);

-- Counters, sampled sparsely.
CREATE TABLE counter_sample (
  model_id  INTEGER NOT NULL,
  seen_on   TEXT NOT NULL,
  downloads INTEGER,
  likes     INTEGER,
  PRIMARY KEY (model_id, seen_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE edge (
  id           INTEGER PRIMARY KEY,
  child_id     INTEGER NOT NULL,
  parent_id    INTEGER,                        -- NULL: the parent is no repository of the atlas
  parent_words TEXT NOT NULL,
  relation     TEXT NOT NULL CHECK (relation IN ('finetune', 'quantized', 'adapter', 'merge', 'distilled', 'continued_pretraining', 'architecture', 'trained_on_outputs', 'successor', 'copy')),
  status       TEXT NOT NULL CHECK (status IN ('declared', 'documented', 'inferred', 'disputed')),
  carries      TEXT NOT NULL CHECK (carries IN ('yes', 'no', 'unknown')),
  since        TEXT,
  note         TEXT,
  confidence   TEXT NOT NULL CHECK (confidence IN ('high', 'medium', 'low')),
  source_id    INTEGER NOT NULL REFERENCES source (id)
) STRICT;
CREATE INDEX edge_child ON edge (child_id);
CREATE INDEX edge_parent ON edge (parent_id) WHERE parent_id IS NOT NULL;

-- Further sources of an edge, for it and against it.
CREATE TABLE edge_source (
  edge_id   INTEGER NOT NULL REFERENCES edge (id),
  side      TEXT NOT NULL CHECK (side IN ('for', 'against')),
  source_id INTEGER NOT NULL REFERENCES source (id),
  PRIMARY KEY (edge_id, side, source_id)
) STRICT, WITHOUT ROWID;

-- Settled from licences and edges: only models for which an ancestor adds something, or whose root is another.
CREATE TABLE model_descent (
  model_id          INTEGER PRIMARY KEY,
  root_id           INTEGER,                   -- model whose weights lie under it
  root_status       TEXT CHECK (root_status IN ('declared', 'documented', 'inferred')),
  binding_id        INTEGER,                   -- ancestor whose licence binds
  binding_licence   INTEGER REFERENCES licence (id),
  binding_status    TEXT CHECK (binding_status IN ('declared', 'documented', 'inferred')),
  path              TEXT NOT NULL DEFAULT '[]', -- JSON array of edge ids from the model up to the binding ancestor
  clause            TEXT,                       -- of the binding licence
  term              TEXT                        -- its key
) STRICT;
CREATE INDEX model_descent_root ON model_descent (root_id);
CREATE INDEX model_descent_licence ON model_descent (binding_licence) WHERE binding_licence IS NOT NULL;

CREATE TABLE board (
  id        INTEGER PRIMARY KEY,
  slug      TEXT NOT NULL UNIQUE,
  name      TEXT NOT NULL,
  metric    TEXT NOT NULL,
  about_en  TEXT NOT NULL,
  about_de  TEXT NOT NULL,
  about_zh  TEXT NOT NULL,
  retired   TEXT,
  place     INTEGER NOT NULL                   -- order in lists
) STRICT;

CREATE TABLE snapshot (
  id        INTEGER PRIMARY KEY,
  board_id  INTEGER NOT NULL REFERENCES board (id),
  seen_on   TEXT NOT NULL,
  rows_on_board INTEGER,
  source_id INTEGER NOT NULL REFERENCES source (id),
  UNIQUE (board_id, seen_on)
) STRICT;

CREATE TABLE standing (
  snapshot_id        INTEGER NOT NULL REFERENCES snapshot (id),
  place              INTEGER NOT NULL,         -- order in the source, from 1; ranks may tie, models may repeat
  rank               INTEGER NOT NULL,
  words              TEXT NOT NULL,
  model_id           INTEGER,
  maker_id           INTEGER REFERENCES maker (id),
  organisation_words TEXT,
  country_words      TEXT,
  score              REAL,
  low                REAL,
  high               REAL,
  votes              INTEGER,
  params_b           REAL,
  architecture_words TEXT,
  licence_words      TEXT,
  base_words         TEXT,
  PRIMARY KEY (snapshot_id, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX standing_model ON standing (model_id) WHERE model_id IS NOT NULL;
CREATE INDEX standing_maker ON standing (maker_id) WHERE maker_id IS NOT NULL;

-- A raw value known to be wrong; the raw row stays as it was.
CREATE TABLE correction (
  id        INTEGER PRIMARY KEY,
  board_id  INTEGER NOT NULL REFERENCES board (id),
  words     TEXT NOT NULL,
  field     TEXT NOT NULL,
  raw       TEXT NOT NULL,
  value     TEXT NOT NULL,
  since     TEXT,
  until     TEXT,
  reason_en TEXT NOT NULL,
  reason_de TEXT NOT NULL,
  reason_zh TEXT NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source (id)
) STRICT;

CREATE TABLE offer (
  id        INTEGER PRIMARY KEY,
  key       TEXT NOT NULL,
  provider  TEXT NOT NULL,
  words     TEXT NOT NULL,
  model_id  INTEGER,
  maker_id  INTEGER REFERENCES maker (id),
  currency  TEXT NOT NULL,
  input     REAL CHECK (input >= 0),           -- now, per million tokens
  output    REAL CHECK (output >= 0),
  since     TEXT,
  until     TEXT,
  source_id INTEGER NOT NULL REFERENCES source (id),
  UNIQUE (source_id, key)
) STRICT;
CREATE INDEX offer_model ON offer (model_id) WHERE model_id IS NOT NULL;

CREATE TABLE price (
  offer_id   INTEGER NOT NULL REFERENCES offer (id),
  seen_on    TEXT NOT NULL,
  input      REAL CHECK (input >= 0),
  output     REAL CHECK (output >= 0),
  correction INTEGER NOT NULL DEFAULT 0 CHECK (correction IN (0, 1)),  -- the source flags it as a likely correction, not a price move
  PRIMARY KEY (offer_id, seen_on)
) STRICT, WITHOUT ROWID;

-- Announced list prices in yuan.
CREATE TABLE price_cut (
  id             INTEGER PRIMARY KEY,
  announced_on   TEXT NOT NULL,
  maker_id       INTEGER REFERENCES maker (id),
  words          TEXT NOT NULL,
  direction      TEXT NOT NULL,
  kind           TEXT NOT NULL,
  from_per_m     REAL,
  to_per_m       REAL,
  change_percent REAL,
  note           TEXT,
  source_id      INTEGER NOT NULL REFERENCES source (id),
  confidence     TEXT NOT NULL CHECK (confidence IN ('high', 'medium', 'low'))
) STRICT;

CREATE TABLE chip (
  id             INTEGER PRIMARY KEY,
  slug           TEXT NOT NULL UNIQUE,
  name           TEXT NOT NULL,
  maker          TEXT NOT NULL,
  country        TEXT,
  kind           TEXT NOT NULL CHECK (kind IN ('datacenter', 'workstation', 'consumer', 'unified')),
  released       TEXT,
  memory_gb      REAL,
  bandwidth_gb_s REAL,
  fp16_tflops    REAL,
  tpp            REAL,
  tdp_w          REAL,
  die_mm2        REAL,
  reference      INTEGER NOT NULL DEFAULT 0 CHECK (reference IN (0, 1)),  -- shown on a model's page
  source_id      INTEGER NOT NULL REFERENCES source (id),
  confidence     TEXT NOT NULL CHECK (confidence IN ('high', 'medium', 'low'))
) STRICT;

CREATE TABLE chip_export (
  chip_id     INTEGER NOT NULL REFERENCES chip (id),
  place       INTEGER NOT NULL,
  since       TEXT NOT NULL,
  until       TEXT,
  destination TEXT NOT NULL,
  effect      TEXT NOT NULL,
  instrument  TEXT NOT NULL,
  source_id   INTEGER NOT NULL REFERENCES source (id),
  confidence  TEXT NOT NULL CHECK (confidence IN ('high', 'medium', 'low')),
  PRIMARY KEY (chip_id, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE export_rule (
  slug       TEXT PRIMARY KEY,
  instrument TEXT NOT NULL,
  effective  TEXT,
  until      TEXT,
  citation   TEXT NOT NULL,
  test       TEXT NOT NULL,
  effect     TEXT NOT NULL,
  source_id  INTEGER NOT NULL REFERENCES source (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE speed (
  id           INTEGER PRIMARY KEY,
  model_id     INTEGER NOT NULL,
  device       TEXT NOT NULL,
  precision    TEXT,
  runtime      TEXT,
  tokens_per_s REAL NOT NULL CHECK (tokens_per_s > 0),
  seen_on      TEXT,
  source_id    INTEGER NOT NULL REFERENCES source (id)
) STRICT;
CREATE INDEX speed_model ON speed (model_id);

CREATE TABLE event (
  id         INTEGER PRIMARY KEY,
  slug       TEXT NOT NULL UNIQUE,
  happened   TEXT NOT NULL,
  kind       TEXT NOT NULL,
  title_en   TEXT NOT NULL,
  title_de   TEXT NOT NULL,
  title_zh   TEXT NOT NULL,
  note       TEXT,
  source_id  INTEGER NOT NULL REFERENCES source (id),
  confidence TEXT NOT NULL CHECK (confidence IN ('high', 'medium', 'low'))
) STRICT;
CREATE INDEX event_happened ON event (happened);

CREATE TABLE event_part (
  event_id INTEGER NOT NULL REFERENCES event (id),
  side     TEXT NOT NULL CHECK (side IN ('actor', 'subject')),
  words    TEXT NOT NULL,
  maker_id INTEGER REFERENCES maker (id),
  PRIMARY KEY (event_id, side, words)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_part_maker ON event_part (maker_id) WHERE maker_id IS NOT NULL;

-- Kept from feeds, pages and files; filled by Sync and by import.
CREATE TABLE article (
  id           INTEGER PRIMARY KEY,
  url          TEXT UNIQUE,
  title        TEXT NOT NULL,
  site         TEXT,
  authors      TEXT NOT NULL DEFAULT '[]',
  language     TEXT,
  published_on TEXT,
  fetched_at   INTEGER NOT NULL,
  body         TEXT NOT NULL,                  -- sanitised HTML
  words        TEXT NOT NULL,                  -- plain text
  source_id    INTEGER NOT NULL REFERENCES source (id)
) STRICT;

-- Where a sync goes on; committed with the rows that lie before it.
CREATE TABLE sync_cursor (
  place      TEXT PRIMARY KEY,
  cursor     TEXT,
  synced_at  INTEGER,
  etag       TEXT
) STRICT, WITHOUT ROWID;
