-- Which models come from which, in short? Reads the edges whole, in lots of ?2 by number from ?1 on, each packed into one row; asked once an
-- opening, for descendants of large families, neighbourhoods and flows. One row.
SELECT coalesce(max(id), 0) AS "last!: i64", coalesce(group_concat(line, char(10)), '') AS "arcs!: ArcsCell" FROM (
  SELECT e.id, e.child_id || ' ' || e.parent_id || ' ' || e.relation || ' ' || e.status || ' ' || e.carries AS line
  FROM edge AS e WHERE e.id > ?1 AND e.parent_id IS NOT NULL ORDER BY e.id LIMIT ?2
) LIMIT 1
