-- Which list prices were announced in yuan? Asked by the page of prices. At most 500, newest first; matching is left to the asker. Reads the small table whole.
SELECT announced_on AS "date!: String", maker_id AS "maker_id?: i64", words AS "words!: String", direction AS "direction!: String",
  kind AS "kind!: String", from_per_m AS "from?: f64", to_per_m AS "to?: f64", change_percent AS "change_percent?: f64",
  source_id AS "source_id!: i64", confidence AS "confidence!: ConfidenceCell"
FROM price_cut ORDER BY announced_on DESC, id LIMIT 500
