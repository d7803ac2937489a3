-- Which keys can a term have? Asked by a licence's page for what it is silent on. At most 200; reads the small table of terms whole.
SELECT DISTINCT key AS "key!: String" FROM licence_term ORDER BY key LIMIT 200
