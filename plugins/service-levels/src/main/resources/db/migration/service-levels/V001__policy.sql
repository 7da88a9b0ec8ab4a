CREATE TABLE IF NOT EXISTS sla_policy (
    id              BINARY(16)   NOT NULL,
    name            VARCHAR(100) NOT NULL,
    name_key        VARCHAR(400) NOT NULL COLLATE utf8mb4_nopad_bin,
    kind            VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    organization_id BINARY(16)   NULL,
    ordinal         INT          NOT NULL,
    version         BIGINT       NOT NULL,
    created_at      DATETIME(6)  NOT NULL,
    updated_at      DATETIME(6)  NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY sla_policy_name (name_key)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
