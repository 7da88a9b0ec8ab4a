CREATE TABLE IF NOT EXISTS core_category (
    category_key VARCHAR(100) COLLATE utf8mb4_nopad_bin NOT NULL,
    parent_key VARCHAR(100) COLLATE utf8mb4_nopad_bin NULL,
    organization_id BINARY(16) NULL,
    labels JSON NOT NULL,
    ordinal INT NOT NULL,
    active BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (category_key)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
