-- Gives the models moved aside their rank, those of the ranks ?1 to ?2. Asked by the settling, a span at a time: what one
-- statement changes is kept in memory until it ends.
UPDATE model SET rank = -rank WHERE rank BETWEEN -?2 AND -?1
