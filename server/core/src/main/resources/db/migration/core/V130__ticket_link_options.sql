-- What a child takes over from its parent, by link; false for links of other types.
ALTER TABLE core_ticket_link
    ADD COLUMN IF NOT EXISTS close_with_parent BOOLEAN NOT NULL DEFAULT FALSE,
    ADD COLUMN IF NOT EXISTS update_with_parent BOOLEAN NOT NULL DEFAULT FALSE,
    ADD COLUMN IF NOT EXISTS version BIGINT NOT NULL DEFAULT 1;
