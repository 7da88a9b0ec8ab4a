-- The code tables: kind, status, impact, urgency, priority, closure_code, channel. Keys are stable, labels are per language.
CREATE TABLE IF NOT EXISTS core_code (
    code_table VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
    code_key VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
    labels JSON NOT NULL,
    ordinal INT NOT NULL,
    active BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (code_table, code_key)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
