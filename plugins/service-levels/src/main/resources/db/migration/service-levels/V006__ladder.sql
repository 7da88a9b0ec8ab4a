CREATE TABLE IF NOT EXISTS sla_ladder (
    id              BINARY(16)   NOT NULL,
    name            VARCHAR(100) NOT NULL,
    name_key        VARCHAR(400) NOT NULL COLLATE utf8mb4_nopad_bin,
    organization_id BINARY(16)   NULL,
    ordinal         INT          NOT NULL,
    content         MEDIUMTEXT   NOT NULL,
    version         BIGINT       NOT NULL,
    created_at      DATETIME(6)  NOT NULL,
    updated_at      DATETIME(6)  NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY sla_ladder_name (name_key)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
