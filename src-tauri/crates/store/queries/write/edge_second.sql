-- Adds sources to edges, one JSON object each in ?1. Asked when the Hub declares what another said; 1,000 rows at most.
INSERT OR IGNORE INTO edge_source (edge_id, side, source_id)
SELECT value ->> 'edge_id', value ->> 'side', value ->> 'source_id' FROM json_each(?1)
