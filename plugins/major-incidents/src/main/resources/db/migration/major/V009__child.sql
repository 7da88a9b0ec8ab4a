-- Tickets that the major incident is the cause of. told_up_to is the number of the last entry they were told of.
CREATE TABLE IF NOT EXISTS major_child (
    incident_id BINARY(16)  NOT NULL,
    ticket_id   BINARY(16)  NOT NULL,
    told        BOOLEAN     NOT NULL,
    told_up_to  BIGINT      NOT NULL,
    added_by    BINARY(16)  NOT NULL,
    added_at    DATETIME(6) NOT NULL,
    PRIMARY KEY (incident_id, ticket_id),
    KEY major_child_by_ticket (ticket_id, incident_id),
    KEY major_child_to_tell (incident_id, told, told_up_to, ticket_id),
    KEY major_child_by_adder (added_by, incident_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
