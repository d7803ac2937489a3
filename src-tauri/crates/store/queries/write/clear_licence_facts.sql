-- Forgets which licences were taken from makers' histories; they are written anew at once. Asked by the settling.
DELETE FROM fact WHERE field = 'licence'
