-- Which models belong to makers? Asked before names are led to models; by number from ?1 on, at most ?2.
SELECT m.id AS "id!: i64", m.repo AS "repo!: String", o.maker_id AS "maker_id!: i64"
FROM model AS m JOIN owner AS o ON o.id = m.owner_id
WHERE m.id > ?1 AND o.maker_id IS NOT NULL ORDER BY m.id LIMIT ?2
