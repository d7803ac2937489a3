-- How the atlas came about and how far it is. Asked by the settling; one row.
SELECT origin AS "origin!: String", composed_at AS "composed_at!: i64", revision AS "revision!: i64", as_of AS "as_of: String"
FROM atlas_state
WHERE only = 1
