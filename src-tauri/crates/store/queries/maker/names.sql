-- By which names do makers go? Read once when the atlas is opened, and kept. At most 200,000.
SELECT maker_id AS "maker_id!: i64", name AS "name!: String", kind AS "kind!: String", since AS "since!: DayCell",
  until AS "until!: DayCell", ambiguous AS "ambiguous!: bool"
FROM maker_name ORDER BY maker_id, kind, name LIMIT 200000
