-- Much-used models whose words name a licence without SPDX identifier, or none that is known, and whose licence file was not
-- read since the day ?1: never read first, then the longest unread, then the most used. Asked by the licence files; ?2 rows at most.
SELECT m.repo AS "repo!: String", m.licence_link AS "link?: String", f.file AS "file?: String", f.etag AS "etag?: String"
FROM model AS m
LEFT JOIN licence AS l ON l.id = m.licence_id
LEFT JOIN model_file AS f ON f.model_id = m.id AND f.file <> 'README.md'
  AND f.last_seen = (SELECT max(last_seen) FROM model_file WHERE model_id = m.id AND file <> 'README.md')
WHERE m.rank <= 60000 AND m.state = 'there' AND m.recorded = 1 AND m.licence_words IS NOT NULL
  AND (m.licence_reading IN ('ambiguous', 'unrecognised') OR (l.id IS NOT NULL AND l.spdx IS NULL))
  AND (f.last_seen IS NULL OR f.last_seen < ?1)
GROUP BY m.rank
ORDER BY f.last_seen, m.rank
LIMIT ?2
