-- The clocks of open tickets, each in its newest cycle, as they stood when something last happened.
CREATE TABLE IF NOT EXISTS sla_clock (
    ticket_id      BINARY(16)  NOT NULL,
    kind           VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    target         VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    cycle          INT         NOT NULL,
    policy_id      BINARY(16)  NOT NULL,
    policy_version BIGINT      NOT NULL,
    state          VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    target_minutes BIGINT      NOT NULL,
    due_at         DATETIME(6) NULL,
    PRIMARY KEY (ticket_id, kind, target)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
