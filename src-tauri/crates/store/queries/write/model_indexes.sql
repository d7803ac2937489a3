-- Indexes of the models that can be made anew, with the words they are made by. Asked by the settling before it moves most rows.
SELECT name AS "name!: String", sql AS "made_by!: String"
FROM sqlite_schema
WHERE type = 'index' AND tbl_name = 'model' AND sql IS NOT NULL
ORDER BY rowid
LIMIT 100
