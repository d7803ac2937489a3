-- Gives the moved models their rank. Asked by the settling; every row that was moved.
UPDATE model SET rank = -rank WHERE rank < 0
