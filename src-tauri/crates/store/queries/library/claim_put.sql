-- Writes a claim as it shall stand. One row.
INSERT INTO claim (id, text, sentence, said_in, said_on, kept_at, answers) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT (id) DO UPDATE SET text = excluded.text, sentence = excluded.sentence, said_in = excluded.said_in,
  said_on = excluded.said_on, kept_at = excluded.kept_at, answers = excluded.answers
