-- The key information of a ticket: what is found out before it is worked on. id is the ticket's.
CREATE TABLE IF NOT EXISTS core_ticket_information (
    id BINARY(16) NOT NULL,
    occurred_at DATETIME(6) NULL,
    scope TEXT NULL,
    affected_users INT NULL,
    error_codes MEDIUMTEXT NULL,
    tried_steps MEDIUMTEXT NULL,
    environment MEDIUMTEXT NULL,
    site VARCHAR(500) NULL,
    travel_minutes INT NULL,
    updated_at DATETIME(6) NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
