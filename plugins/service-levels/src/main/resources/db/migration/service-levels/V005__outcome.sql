-- How it went, written once when the ticket was closed.
CREATE TABLE IF NOT EXISTS sla_outcome (
    ticket_id       BINARY(16)   NOT NULL,
    kind            VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    target          VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    cycle           INT          NOT NULL,
    met             BOOLEAN      NOT NULL,
    elapsed_minutes BIGINT       NOT NULL,
    target_minutes  BIGINT       NOT NULL,
    policy_id       BINARY(16)   NOT NULL,
    policy_version  BIGINT       NOT NULL,
    policy_name     VARCHAR(100) NOT NULL,
    closed_at       DATETIME(6)  NOT NULL,
    PRIMARY KEY (ticket_id, kind, target)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
