-- What a status means to the desk (open, waiting, resolved, closed, cancelled), and what a kind demands of a new ticket.
ALTER TABLE core_code
    ADD COLUMN IF NOT EXISTS phase VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD COLUMN IF NOT EXISTS required_at_creation TEXT NULL;
