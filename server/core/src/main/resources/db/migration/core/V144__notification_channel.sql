-- The channels there have been of late: what goes by one that is away for a while waits for it.
CREATE TABLE IF NOT EXISTS core_notification_channel (
    name VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    seen_at DATETIME(6) NOT NULL,
    PRIMARY KEY (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
