-- Hours of work. The week is JSON as the API shows it; the zone is a name of the IANA database.
CREATE TABLE IF NOT EXISTS core_calendar (
    id              BINARY(16)   NOT NULL,
    name            VARCHAR(100) NOT NULL,
    name_key        VARCHAR(400) NOT NULL COLLATE utf8mb4_nopad_bin,
    organization_id BINARY(16)   NULL,
    zone            VARCHAR(60)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    week            JSON         NOT NULL,
    version         BIGINT       NOT NULL,
    created_at      DATETIME(6)  NOT NULL,
    updated_at      DATETIME(6)  NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY core_calendar_name (name_key),
    KEY core_calendar_organization (organization_id),
    CONSTRAINT core_calendar_organization_exists FOREIGN KEY (organization_id) REFERENCES core_organization (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
