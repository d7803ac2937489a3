-- What does one term of a licence say? Asked by the licence badge. One row, the first where a key stands twice.
SELECT clause AS "clause!: String", value AS "value!: String"
FROM licence_term WHERE licence_id = ?1 AND key = ?2 ORDER BY place LIMIT 1
