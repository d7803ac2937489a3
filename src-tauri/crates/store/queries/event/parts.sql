-- Who took part in these events, and what were they about? Asked with every list of events. At most 5,000.
SELECT p.event_id AS "event_id!: i64", p.side = 'subject' AS "subject!: bool", p.words AS "words!: String", p.maker_id AS "maker_id?: i64"
FROM json_each(?1) AS j JOIN event_part AS p ON p.event_id = j.value
ORDER BY j.key, p.side, p.words LIMIT 5000
