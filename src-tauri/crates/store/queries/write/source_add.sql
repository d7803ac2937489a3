-- Appends a source: its name, address, licence, day and whether it asks to be named. Asked before rows are written in its name.
INSERT INTO source (name, url, licence, as_of, credit) VALUES (?1, ?2, ?3, ?4, ?5)
