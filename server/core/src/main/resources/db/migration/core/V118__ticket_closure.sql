-- How tickets were closed. Rows are written with the closing and never updated. id is the ticket's; one that was taken out of
-- its end and closed again has a row for each time, the last of which counts.
CREATE TABLE IF NOT EXISTS core_ticket_closure (
    id BINARY(16) NOT NULL,
    ticket_version BIGINT NOT NULL,
    status VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
    closure_code VARCHAR(60) COLLATE utf8mb4_bin NULL,
    resolution MEDIUMTEXT NULL,
    service_level_met BOOLEAN NULL,
    service_restored BOOLEAN NULL,
    incident_solved BOOLEAN NULL,
    request_fulfilled BOOLEAN NULL,
    confirmed_by VARCHAR(20) COLLATE utf8mb4_bin NULL,
    actor_id BINARY(16) NULL,
    channel VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
    facts MEDIUMTEXT NULL,
    created_at DATETIME(6) NOT NULL,
    first_response_at DATETIME(6) NULL,
    resolved_at DATETIME(6) NULL,
    closed_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id, ticket_version)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
