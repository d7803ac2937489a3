-- What must be known of these models to count them by maker, licence, verdict and quarter? Asked once an opening, lot by lot. One packed row,
-- of at most 50,000 models.
SELECT coalesce(group_concat(line, char(10)), '') AS "kin!: KinCell" FROM (
  SELECT m.id || ' ' || m.rank || ' ' || coalesce(m.licence_id, 0) || ' ' || coalesce(o.maker_id, 0) || ' ' || m.verdict || ' '
    || coalesce(m.created_on, '-') AS line
  FROM json_each(?1) AS j JOIN model AS m ON m.id = j.value JOIN owner AS o ON o.id = m.owner_id LIMIT 50000
) LIMIT 1
