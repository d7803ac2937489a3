-- How many models state no licence? Asked by the list of licences. One row; reads the models whole, once an opening.
SELECT count(*) AS "models!: u32" FROM model WHERE licence_reading = 'missing' LIMIT 1
