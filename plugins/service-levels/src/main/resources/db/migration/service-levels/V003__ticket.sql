-- Open tickets, with what lists of what is due ask for. position says up to which event it was worked out.
CREATE TABLE IF NOT EXISTS sla_ticket (
    ticket_id       BINARY(16)  NOT NULL,
    organization_id BINARY(16)  NOT NULL,
    team_id         BINARY(16)  NULL,
    priority        VARCHAR(60) NOT NULL,
    position        BIGINT      NOT NULL,
    next_due_at     DATETIME(6) NULL,
    version         BIGINT      NOT NULL,
    PRIMARY KEY (ticket_id),
    KEY sla_ticket_due (next_due_at, ticket_id),
    KEY sla_ticket_team_due (team_id, next_due_at, ticket_id),
    KEY sla_ticket_organization_due (organization_id, next_due_at, ticket_id),
    KEY sla_ticket_organization (organization_id, ticket_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
