-- guard is written by whoever takes the role away from somebody, so that two such changes never miss each other.
CREATE TABLE IF NOT EXISTS core_role (
    role_key   VARCHAR(64)  NOT NULL COLLATE utf8mb4_bin,
    name       VARCHAR(200) NOT NULL,
    built_in   TINYINT(1)   NOT NULL,
    guard      BIGINT       NOT NULL DEFAULT 0,
    version    BIGINT       NOT NULL,
    created_at DATETIME(6)  NOT NULL,
    updated_at DATETIME(6)  NOT NULL,
    PRIMARY KEY (role_key)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
