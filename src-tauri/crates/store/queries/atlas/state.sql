-- Where does this atlas come from, and which revision is it? Asked at opening and by About. One row at most.
SELECT origin AS "origin!: String", composed_at AS "composed_at!: i64", revision AS "revision!: i64", as_of AS "as_of!: DayCell"
FROM atlas_state WHERE only = 1 LIMIT 1
