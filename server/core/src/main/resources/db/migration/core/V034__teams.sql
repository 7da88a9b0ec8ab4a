CREATE TABLE IF NOT EXISTS core_team (
    id              BINARY(16)   NOT NULL,
    name            VARCHAR(200) NOT NULL,
    name_key        VARCHAR(200) NOT NULL COLLATE utf8mb4_bin,
    organization_id BINARY(16)   NULL,
    version         BIGINT       NOT NULL,
    created_at      DATETIME(6)  NOT NULL,
    updated_at      DATETIME(6)  NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY core_team_name (name_key),
    KEY core_team_organization (organization_id),
    CONSTRAINT core_team_organization_exists FOREIGN KEY (organization_id) REFERENCES core_organization (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
