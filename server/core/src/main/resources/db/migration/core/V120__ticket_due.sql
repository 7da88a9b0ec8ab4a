-- When something of a ticket is due, by name, for lists to filter and sort by. Team, state and organization are copies out of
-- core_ticket, so that the next due tickets of a queue are one stretch of one index. The last to publish a time wins.
CREATE TABLE IF NOT EXISTS core_ticket_due (
    ticket_id BINARY(16) NOT NULL,
    name VARCHAR(100) COLLATE utf8mb4_bin NOT NULL,
    due_at DATETIME(6) NOT NULL,
    is_open BOOLEAN NOT NULL,
    team_id BINARY(16) NULL,
    organization_id BINARY(16) NOT NULL,
    PRIMARY KEY (ticket_id, name),
    KEY core_ticket_due_name (name, is_open, due_at, ticket_id),
    KEY core_ticket_due_team (name, team_id, is_open, due_at, ticket_id),
    KEY core_ticket_due_organization (name, organization_id, is_open, due_at, ticket_id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
