-- Who is on call for a team, in turns. start_local is the first hand-over by the clocks of the zone; the rest is worked out from it.
CREATE TABLE IF NOT EXISTS core_rota (
    id          BINARY(16)   NOT NULL,
    team_id     BINARY(16)   NOT NULL,
    name        VARCHAR(100) NOT NULL,
    name_key    VARCHAR(400) NOT NULL COLLATE utf8mb4_nopad_bin,
    zone        VARCHAR(60)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    start_local DATETIME     NOT NULL,
    shift       VARCHAR(12)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    calendar_id BINARY(16)   NULL,
    version     BIGINT       NOT NULL,
    created_at  DATETIME(6)  NOT NULL,
    updated_at  DATETIME(6)  NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY core_rota_name (team_id, name_key),
    KEY core_rota_calendar (calendar_id),
    CONSTRAINT core_rota_of_team FOREIGN KEY (team_id) REFERENCES core_team (id) ON DELETE CASCADE,
    CONSTRAINT core_rota_by_calendar FOREIGN KEY (calendar_id) REFERENCES core_calendar (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
