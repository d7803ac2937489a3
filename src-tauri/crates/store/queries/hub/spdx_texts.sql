-- SPDX identifiers of licences of which no text is held. Asked by the SPDX list; ?1 rows at most.
SELECT l.spdx AS "spdx!: String"
FROM licence AS l
WHERE l.spdx IS NOT NULL AND NOT EXISTS (SELECT 1 FROM licence_text AS t WHERE t.licence_id = l.id)
ORDER BY l.spdx
LIMIT ?1
