-- The elements of custom fields that are lists, one row each, for filters.
CREATE TABLE IF NOT EXISTS core_ticket_field_element (
    ticket_id BINARY(16) NOT NULL,
    name VARCHAR(100) COLLATE utf8mb4_bin NOT NULL,
    element VARCHAR(191) NOT NULL,
    created_at DATETIME(6) NOT NULL,
    PRIMARY KEY (ticket_id, name, element),
    KEY core_ticket_field_element_value (name, element, created_at, ticket_id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
