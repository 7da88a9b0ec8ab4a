-- Who swarms around a ticket: people and teams, of whatever organization. is_open is a copy of the ticket's.
CREATE TABLE IF NOT EXISTS core_ticket_participant (
    ticket_id BINARY(16) NOT NULL,
    participant_id BINARY(16) NOT NULL,
    kind VARCHAR(10) COLLATE utf8mb4_bin NOT NULL,
    is_open BOOLEAN NOT NULL,
    invited_by BINARY(16) NULL,
    invited_at DATETIME(6) NOT NULL,
    PRIMARY KEY (ticket_id, participant_id),
    KEY core_ticket_participant_of (participant_id, is_open, ticket_id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
