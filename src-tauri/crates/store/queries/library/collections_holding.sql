-- In which collections a thing is. Asked by its page. At most 1,000 rows.
SELECT c.id AS "id!"
FROM collection AS c JOIN collection_item AS i ON i.collection_id = c.id AND i.kind = ?1 AND i.key = ?2
ORDER BY c.name, c.id LIMIT 1000
