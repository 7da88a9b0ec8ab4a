-- The resolved tickets that wait for the requester's word. id is the ticket's; look_at is when the desk looks at it next:
-- when it closes by itself, or later where closing failed.
CREATE TABLE IF NOT EXISTS core_ticket_confirmation (
    id BINARY(16) NOT NULL,
    asked_at DATETIME(6) NOT NULL,
    confirm_by DATETIME(6) NOT NULL,
    look_at DATETIME(6) NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (id),
    KEY core_ticket_confirmation_due (look_at, id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
