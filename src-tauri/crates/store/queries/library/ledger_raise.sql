-- Counts one user write. One row.
UPDATE ledger SET writes = writes + 1 WHERE only = 1 RETURNING writes
