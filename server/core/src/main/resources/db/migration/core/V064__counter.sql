-- Numbers handed out in blocks, the version of the code tables, and what link changes write to exclude each other.
CREATE TABLE IF NOT EXISTS core_counter (
    name VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
    value BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (name)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
