-- A copy of when the ticket was created, so that the newest tickets of a value are one stretch of an index, be it common or rare.
ALTER TABLE core_ticket_field
    ADD COLUMN IF NOT EXISTS created_at DATETIME(6) NOT NULL DEFAULT '1970-01-01 00:00:00';
