-- The most used models whose card was never read, or before their last change; none read since the day ?1. Asked by the
-- cards; ?2 rows at most.
SELECT m.repo AS "repo!: String", f.etag AS "etag?: String"
FROM model AS m
LEFT JOIN model_file AS f ON f.model_id = m.id AND f.file = 'README.md'
  AND f.last_seen = (SELECT max(last_seen) FROM model_file WHERE model_id = m.id AND file = 'README.md')
WHERE m.rank <= 60000 AND m.state = 'there' AND m.recorded = 1
  AND (f.last_seen IS NULL OR (f.last_seen < ?1 AND date(m.modified_at, 'unixepoch') >= f.last_seen))
GROUP BY m.rank
ORDER BY m.rank
LIMIT ?2
