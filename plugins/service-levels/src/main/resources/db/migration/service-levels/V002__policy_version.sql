-- What a policy says, version by version. Rows are written once.
CREATE TABLE IF NOT EXISTS sla_policy_version (
    policy_id  BINARY(16)  NOT NULL,
    number     BIGINT      NOT NULL,
    valid_from DATETIME(6) NOT NULL,
    content    MEDIUMTEXT  NOT NULL,
    PRIMARY KEY (policy_id, number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
