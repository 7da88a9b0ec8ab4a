CREATE TABLE IF NOT EXISTS core_lease (
    name VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    holder BINARY(16) NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci
