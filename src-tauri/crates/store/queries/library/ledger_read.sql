-- How many user writes this file has seen. One row.
SELECT writes FROM ledger WHERE only = 1
