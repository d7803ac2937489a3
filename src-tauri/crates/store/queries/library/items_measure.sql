-- How many things are in a collection, and the last place taken. Asked before things are put in. One row.
SELECT count(*) AS "count!: i64", coalesce(max(place), 0) AS "last!: i64" FROM collection_item WHERE collection_id = ?1
