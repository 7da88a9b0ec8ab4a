-- The custom fields once more, one row each, for filters. What is read stands in core_ticket.fields.
CREATE TABLE IF NOT EXISTS core_ticket_field (
    ticket_id BINARY(16) NOT NULL,
    name VARCHAR(100) COLLATE utf8mb4_bin NOT NULL,
    text_value VARCHAR(191) NULL,
    number_value DOUBLE NULL,
    instant_value DATETIME(6) NULL,
    PRIMARY KEY (ticket_id, name),
    KEY core_ticket_field_text (name, text_value),
    KEY core_ticket_field_number (name, number_value),
    KEY core_ticket_field_instant (name, instant_value)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
