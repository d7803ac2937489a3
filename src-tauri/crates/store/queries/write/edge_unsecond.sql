-- Takes the support of the source named ?2 from edges (?1, a JSON array of numbers). Asked when the Hub no longer declares
-- them; 1,000 rows at most.
DELETE FROM edge_source
WHERE edge_id IN (SELECT value FROM json_each(?1)) AND side = 'for' AND source_id IN (SELECT id FROM source WHERE name = ?2)
