-- Which fields of a ticket must be filled before it may move.
ALTER TABLE core_transition
    ADD COLUMN IF NOT EXISTS requires TEXT NULL;
