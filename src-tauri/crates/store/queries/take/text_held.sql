-- Is this text of a licence held? One row or none.
SELECT licence_id AS "licence_id!: i64" FROM licence_text WHERE licence_id = ?1 AND sha256 = ?2 LIMIT 1
