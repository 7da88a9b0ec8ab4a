-- The last explanation of each ticket. retry_at is set while a ticket waits for somebody of its team to be there.
CREATE TABLE IF NOT EXISTS core_ticket_assignment (
    ticket_id BINARY(16) NOT NULL,
    strategy VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    outcome VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    assignee_id BINARY(16) NULL,
    reason VARCHAR(1200) NOT NULL,
    considered INT NOT NULL,
    passed_over MEDIUMTEXT NOT NULL,
    explained_at DATETIME(6) NOT NULL,
    retry_at DATETIME(6) NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (ticket_id),
    KEY core_ticket_assignment_retry (retry_at)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
