-- Was the atlas never settled since burdens are kept? Asked when a sync or the program begins; one row.
SELECT EXISTS (SELECT 1 FROM model) AND NOT EXISTS (SELECT 1 FROM burden) AS "lacks!: bool"
