-- How many offers match words, and of how many? Asked by the page of prices. One row. Reads the small table of offers whole.
SELECT count(*) AS "total!: u32", (SELECT count(*) FROM offer) AS "of!: u32"
FROM offer AS f LEFT JOIN model AS m ON m.id = f.model_id
WHERE (?1 = '' OR instr(lower(f.words), ?1) > 0 OR instr(lower(f.provider), ?1) > 0 OR instr(lower(f.key), ?1) > 0
    OR instr(lower(coalesce(m.repo, '')), ?1) > 0) LIMIT 1
