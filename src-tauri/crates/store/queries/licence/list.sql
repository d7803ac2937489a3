-- Which licences are known? Read once when the atlas is opened, and kept. At most 20,000.
SELECT id AS "id!: i64", slug AS "slug!: String", spdx AS "spdx?: String", name AS "name!: String", short AS "short!: String",
  version AS "version?: String", family AS "family!: String", publisher AS "publisher?: String",
  published AS "published!: DayCell", osi_approved AS "osi_approved?: bool", canonical_url AS "canonical_url?: String",
  text_place AS "text_place?: String", succeeds AS "succeeds?: String", replaced_by AS "replaced_by?: String",
  verdict AS "verdict!: VerdictCell", source_id AS "source_id!: i64"
FROM licence ORDER BY id LIMIT 20000
