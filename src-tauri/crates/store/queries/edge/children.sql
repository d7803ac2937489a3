-- How many models name this one as a parent, over any relation? Asked by its page. One row.
SELECT count(DISTINCT child_id) AS "children!: u32" FROM edge WHERE parent_id = ?1 AND child_id <> ?1 LIMIT 1
