-- The state machine. Rows of a kind replace those of '*' for tickets of that kind.
CREATE TABLE IF NOT EXISTS core_transition (
    kind VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
    from_status VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
    to_status VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
    by_agent BOOLEAN NOT NULL,
    by_requester BOOLEAN NOT NULL,
    requires_resolution BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (kind, from_status, to_status)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
