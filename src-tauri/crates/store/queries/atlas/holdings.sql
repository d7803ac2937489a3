-- How much does the atlas hold? Asked by About and the doctor. One row; counting reads each table's smallest index whole.
SELECT
  (SELECT count(*) FROM model) AS "models!: u32", (SELECT count(*) FROM maker) AS "makers!: u32",
  (SELECT count(*) FROM owner) AS "owners!: u32", (SELECT count(*) FROM edge) AS "edges!: u32",
  (SELECT count(*) FROM licence) AS "licences!: u32", (SELECT count(*) FROM licence_text) AS "licence_texts!: u32",
  (SELECT count(*) FROM board) AS "boards!: u32", (SELECT count(*) FROM snapshot) AS "snapshots!: u32",
  (SELECT count(*) FROM standing) AS "standings!: u32", (SELECT count(*) FROM offer) AS "offers!: u32",
  (SELECT count(*) FROM price) AS "prices!: u32", (SELECT count(*) FROM chip) AS "chips!: u32",
  (SELECT count(*) FROM event) AS "events!: u32", (SELECT count(*) FROM article) AS "articles!: u32",
  (SELECT count(*) FROM source) AS "sources!: u32"
LIMIT 1
