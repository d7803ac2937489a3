-- Writes parents' new names into edges, one JSON object each in ?1. Asked when a parent was renamed; 1,000 rows at most.
UPDATE edge SET parent_words = j.value ->> 'words' FROM json_each(?1) AS j WHERE edge.id = (j.value ->> 'id')
