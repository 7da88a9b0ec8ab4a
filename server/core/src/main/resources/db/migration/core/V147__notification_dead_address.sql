-- Addresses that refuse messages for good: nothing is sent there until the person's address changes or somebody lifts it.
CREATE TABLE IF NOT EXISTS core_notification_dead_address (
    id BINARY(16) NOT NULL,
    channel VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    address VARCHAR(320) COLLATE utf8mb4_nopad_bin NOT NULL,
    user_id BINARY(16) NOT NULL,
    reason VARCHAR(1000) NOT NULL,
    created_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY core_notification_dead_address_of (channel, address),
    KEY core_notification_dead_address_user (user_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
