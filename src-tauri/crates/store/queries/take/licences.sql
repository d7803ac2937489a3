-- Which licences are held, by the names a list may give them? At most 5,000.
SELECT id AS "id!: i64", slug AS "slug!: String", spdx AS "spdx?: String", osi_approved AS "osi_approved?: bool",
  canonical_url AS "canonical_url?: String"
FROM licence ORDER BY id LIMIT 5000
