-- Which state of a file of a model is the newest? One row or none.
SELECT sha256 AS "sha256?: String", etag AS "etag?: String", first_seen AS "first_seen!: String", last_seen AS "last_seen!: String"
FROM model_file WHERE model_id = ?1 AND file = ?2 ORDER BY last_seen DESC, first_seen DESC LIMIT 1
