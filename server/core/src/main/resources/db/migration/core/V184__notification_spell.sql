-- What is wrong with the notifications at this moment, one row for each trouble, so that it is told once and not each minute.
CREATE TABLE IF NOT EXISTS core_notification_spell (
    trouble VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    id BINARY(16) NOT NULL,
    since DATETIME(6) NOT NULL,
    seen_at DATETIME(6) NOT NULL,
    PRIMARY KEY (trouble)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
