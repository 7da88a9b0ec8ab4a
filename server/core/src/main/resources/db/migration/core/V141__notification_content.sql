-- What the placeholders of a notification stand for. An erased one is an empty object.
CREATE TABLE IF NOT EXISTS core_notification_content (
    id BINARY(16) NOT NULL,
    content MEDIUMTEXT NOT NULL,
    created_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    KEY core_notification_content_created (created_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
