-- Forgets the signs of edges (?1, a JSON array of numbers). Asked before the edges go; 1,000 edges at most.
DELETE FROM edge_sign WHERE edge_id IN (SELECT value FROM json_each(?1))
