-- What tokens cost that a seller still holds from an earlier request: now, and over time.
ALTER TABLE offer ADD COLUMN cached REAL CHECK (cached >= 0);  -- now, per million tokens read from a cache
ALTER TABLE price ADD COLUMN cached REAL CHECK (cached >= 0);
