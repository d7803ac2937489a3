-- Collections with how many things are in each. Asked by the shelf and by the export. At most ?1 rows.
SELECT c.id AS "id!", c.name AS "name!", c.created_at AS "created_at!",
       (SELECT count(*) FROM collection_item AS i WHERE i.collection_id = c.id) AS "count!: i64"
FROM collection AS c ORDER BY c.name, c.id LIMIT ?1
