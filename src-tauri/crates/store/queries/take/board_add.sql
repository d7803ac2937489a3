-- Adds a board behind all others.
INSERT INTO board (slug, name, metric, about_en, about_de, about_zh, place)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, (SELECT coalesce(max(place), 0) + 1 FROM board)) RETURNING id AS "id!: i64"
