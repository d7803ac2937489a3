-- Was the atlas never settled since burdens are kept? Asked when a sync or the program begins; one row. Reads no table whole:
-- the first row of each tells.
SELECT EXISTS (SELECT 1 FROM model) AND NOT EXISTS (SELECT 1 FROM burden) AS "lacks!: bool"
