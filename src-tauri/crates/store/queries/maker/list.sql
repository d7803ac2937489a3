-- Who are the makers? Read once when the atlas is opened, and kept. At most 20,000.
SELECT id AS "id!: i64", slug AS "slug!: String", name AS "name!: String", name_zh AS "name_zh?: String",
  name_de AS "name_de?: String", kind AS "kind!: String", country AS "country?: String", city AS "city?: String",
  founded AS "founded!: DayCell", parent_id AS "parent_id?: i64", source_id AS "source_id!: i64",
  confidence AS "confidence!: ConfidenceCell"
FROM maker ORDER BY id LIMIT 20000
