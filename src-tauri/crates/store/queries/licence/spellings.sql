-- Which words of the wild name one licence? Read once when the atlas is opened, and kept. At most 100,000.
SELECT folded AS "folded!: String", words AS "words!: String", kind AS "kind!: String", licence_id AS "licence_id?: i64",
  reading AS "reading!: String"
FROM licence_alias ORDER BY folded, kind LIMIT 100000
