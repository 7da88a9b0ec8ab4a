-- What a person wants to be told, and by which channel; whoever has no row has made no choice.
CREATE TABLE IF NOT EXISTS core_notification_preference (
    user_id BINARY(16) NOT NULL,
    choices MEDIUMTEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (user_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
