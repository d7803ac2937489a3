-- Models that no list of the Hub named; their own small index is read whole. First those missing in a pass that waits for a
-- decision, then those known from elsewhere that were not asked since the day ?2, the longest unasked first, then the most used.
-- Asked by the Hub's check; ?1 rows at most.
SELECT repo AS "repo!: String" FROM (
  SELECT turn, rank, asked, repo FROM (
    SELECT 0 AS turn, m.rank AS rank, NULL AS asked, m.repo AS repo
    FROM missing AS x CROSS JOIN model AS m ON m.id = x.model_id
    WHERE m.state <> 'gone'
    ORDER BY m.rank LIMIT ?1
  )
  UNION ALL
  SELECT turn, rank, asked, repo FROM (
    SELECT 1 AS turn, m.rank AS rank, m.state_since AS asked, m.repo AS repo
    FROM model AS m
    WHERE m.hub_id IS NULL AND m.recorded = 1 AND m.state = 'there' AND (m.state_since IS NULL OR m.state_since < ?2)
    ORDER BY m.state_since, m.rank LIMIT ?1
  )
)
ORDER BY turn, asked, rank
LIMIT ?1
