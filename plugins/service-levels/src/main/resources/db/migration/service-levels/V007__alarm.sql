-- Alarms that wait for their time, and those that were given. One row for each step of a clock's ladder.
CREATE TABLE IF NOT EXISTS sla_alarm (
    id              BINARY(16)  NOT NULL,
    ticket_id       BINARY(16)  NOT NULL,
    organization_id BINARY(16)  NOT NULL,
    kind            VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    target          VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    cycle           INT         NOT NULL,
    level           INT         NOT NULL,
    ladder_id       BINARY(16)  NOT NULL,
    state           VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    reason          VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    due_at          DATETIME(6) NOT NULL,
    given_at        DATETIME(6) NULL,
    acknowledge_by  DATETIME(6) NULL,
    acknowledged_at DATETIME(6) NULL,
    acknowledged_by BINARY(16)  NULL,
    version         BIGINT      NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY sla_alarm_once (ticket_id, kind, target, cycle, level),
    KEY sla_alarm_due (state, due_at, id),
    KEY sla_alarm_acknowledged_by (acknowledged_by)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
