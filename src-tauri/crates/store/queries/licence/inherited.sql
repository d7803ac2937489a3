-- How many models does each licence bind that declare another? Asked by the list of licences. At most 20,000.
SELECT d.binding_licence AS "licence_id!: i64", count(*) AS "models!: u32"
FROM model_descent AS d JOIN model AS m ON m.id = d.model_id
WHERE d.binding_licence IS NOT NULL AND m.licence_id IS NOT d.binding_licence
GROUP BY d.binding_licence LIMIT 20000
