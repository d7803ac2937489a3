-- Notes for all missing models that they are gone, on the day ?1 by the source ?2. Asked at the end of a pass.
INSERT INTO change_log (model_id, field, was, became, seen_on, source_id)
SELECT m.id, 'state', m.state, 'gone', ?1, ?2
FROM missing AS x CROSS JOIN model AS m ON m.id = x.model_id
WHERE m.state <> 'gone'
ORDER BY m.created_ms, m.hub_id
