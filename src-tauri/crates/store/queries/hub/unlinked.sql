-- Numbers of the edges behind ?1 whose parent is no model of the atlas, the last of each block of ?2. Asked by the linking. One row.
SELECT max(id) AS "last?: i64" FROM (SELECT id FROM edge WHERE id > ?1 ORDER BY id LIMIT ?2) LIMIT 1
