-- One statement a file, and each can be run again: MariaDB cannot take back a change of the schema.
-- An index serves each way in which the table is read.
CREATE TABLE IF NOT EXISTS example_hand_over (
    id              BINARY(16)   NOT NULL PRIMARY KEY,
    title           VARCHAR(200) NOT NULL,
    body            TEXT         NOT NULL,
    organization_id BINARY(16)   NOT NULL,
    team_id         BINARY(16)   NULL,
    ticket_id       BINARY(16)   NULL,
    author_id       BINARY(16)   NOT NULL,
    acknowledged_by BINARY(16)   NULL,
    acknowledged_at DATETIME(6)  NULL,
    created_at      DATETIME(6)  NOT NULL,
    updated_at      DATETIME(6)  NOT NULL,
    version         BIGINT       NOT NULL,
    KEY example_hand_over_newest (created_at, id),
    KEY example_hand_over_by_organization (organization_id, created_at, id),
    KEY example_hand_over_by_team (team_id, created_at, id),
    KEY example_hand_over_by_ticket (ticket_id, created_at, id),
    KEY example_hand_over_acknowledged (acknowledged_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
