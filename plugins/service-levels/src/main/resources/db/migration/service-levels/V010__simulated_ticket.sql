-- What went another way than it would have. Null where nothing was, or would have been, agreed.
CREATE TABLE IF NOT EXISTS sla_simulated_ticket (
    simulation_id   BINARY(16)  NOT NULL,
    ticket_id       BINARY(16)  NOT NULL,
    kind            VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    target          VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    met             BOOLEAN     NULL,
    proposed_met    BOOLEAN     NULL,
    elapsed_minutes BIGINT      NULL,
    target_minutes  BIGINT      NULL,
    PRIMARY KEY (simulation_id, ticket_id, kind, target)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
