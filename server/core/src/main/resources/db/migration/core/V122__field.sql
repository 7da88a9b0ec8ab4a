-- The custom fields of tickets that the desk has defined. Those that plugins bring are declared by them and stand nowhere.
CREATE TABLE IF NOT EXISTS core_field (
    name VARCHAR(100) COLLATE utf8mb4_bin NOT NULL,
    type VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
    labels MEDIUMTEXT NOT NULL,
    kinds TEXT NOT NULL,
    organizations MEDIUMTEXT NOT NULL,
    choices MEDIUMTEXT NOT NULL,
    required BOOLEAN NOT NULL,
    readable_by TEXT NOT NULL,
    writable_by TEXT NOT NULL,
    default_value MEDIUMTEXT NULL,
    active BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (name)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
