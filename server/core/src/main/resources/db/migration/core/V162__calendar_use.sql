-- Who goes by which calendar; one of the three columns is set.
CREATE TABLE IF NOT EXISTS core_calendar_use (
    id              BINARY(16) NOT NULL,
    calendar_id     BINARY(16) NOT NULL,
    team_id         BINARY(16) NULL,
    organization_id BINARY(16) NULL,
    person_id       BINARY(16) NULL,
    version         BIGINT     NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY core_calendar_use_team (team_id),
    UNIQUE KEY core_calendar_use_organization (organization_id),
    UNIQUE KEY core_calendar_use_person (person_id),
    KEY core_calendar_use_calendar (calendar_id),
    CONSTRAINT core_calendar_use_of FOREIGN KEY (calendar_id) REFERENCES core_calendar (id),
    CONSTRAINT core_calendar_use_team_exists FOREIGN KEY (team_id) REFERENCES core_team (id) ON DELETE CASCADE,
    CONSTRAINT core_calendar_use_organization_exists FOREIGN KEY (organization_id) REFERENCES core_organization (id) ON DELETE CASCADE,
    CONSTRAINT core_calendar_use_person_exists FOREIGN KEY (person_id) REFERENCES core_user (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
