-- Which makers are there, and whose houses are they? Asked before names are led to makers. At most 100,000.
SELECT id AS "id!: i64", slug AS "slug!: String", parent_id AS "parent_id?: i64" FROM maker ORDER BY id LIMIT 100000
