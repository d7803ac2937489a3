-- Forgets what was settled from lineage; it is written anew at once. Asked by the settling.
DELETE FROM model_descent
