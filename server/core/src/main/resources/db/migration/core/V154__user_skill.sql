CREATE TABLE IF NOT EXISTS core_user_skill (
    user_id BINARY(16) NOT NULL,
    skill VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
    level INT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (user_id, skill)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
