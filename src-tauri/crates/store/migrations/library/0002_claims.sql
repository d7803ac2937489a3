-- Claims a person keeps: the sentence, how it is weighed, and what came of it from time to time.
CREATE TABLE claim (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  text     TEXT NOT NULL CHECK (length(text) > 0),   -- in the language of claims
  sentence TEXT NOT NULL,                            -- word for word; may be empty
  said_in  TEXT,
  said_on  TEXT,
  kept_at  INTEGER NOT NULL,
  answers  TEXT NOT NULL                             -- JSON, the newest first; no wish of the person's, so Undo leaves it alone
) STRICT;
