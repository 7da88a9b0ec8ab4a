-- One row for each major incident whose clock runs: when somebody is told that an update is missing.
CREATE TABLE IF NOT EXISTS major_update_due (
    incident_id BINARY(16)  NOT NULL PRIMARY KEY,
    tell_at     DATETIME(6) NOT NULL,
    missed      BIGINT      NOT NULL,
    KEY major_update_due_next (tell_at, incident_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
