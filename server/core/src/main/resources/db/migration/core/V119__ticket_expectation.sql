-- When the requester may expect the ticket to be solved, as the desk has told them. id is the ticket's.
CREATE TABLE IF NOT EXISTS core_ticket_expectation (
    id BINARY(16) NOT NULL,
    expected_at DATETIME(6) NULL,
    note TEXT NULL,
    author_id BINARY(16) NULL,
    told_at DATETIME(6) NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
