-- The channels by which a notification goes whatever its receiver has chosen, by name with commas between them; and when
-- the last channel gave it up.
ALTER TABLE core_notification
    ADD COLUMN IF NOT EXISTS channels VARCHAR(160) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD COLUMN IF NOT EXISTS dead_at DATETIME(6) NULL,
    ADD KEY IF NOT EXISTS core_notification_dead (dead_at);
