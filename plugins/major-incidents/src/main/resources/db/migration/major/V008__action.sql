CREATE TABLE IF NOT EXISTS major_action (
    id          BINARY(16)   NOT NULL PRIMARY KEY,
    incident_id BINARY(16)   NOT NULL,
    purpose     VARCHAR(20)  NOT NULL,
    title       VARCHAR(300) NOT NULL,
    owner_id    BINARY(16)   NOT NULL,
    due_at      DATETIME(6)  NULL,
    state       VARCHAR(20)  NOT NULL,
    result      TEXT         NULL,
    result_by   BINARY(16)   NULL,
    created_by  BINARY(16)   NOT NULL,
    created_at  DATETIME(6)  NOT NULL,
    updated_at  DATETIME(6)  NOT NULL,
    version     BIGINT       NOT NULL,
    KEY major_action_by_incident (incident_id, id),
    KEY major_action_by_owner (owner_id, state, id),
    KEY major_action_by_result_author (result_by, id),
    KEY major_action_by_creator (created_by, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
