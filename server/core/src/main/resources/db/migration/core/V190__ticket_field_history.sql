-- How values of custom fields became others, as JSON: what the journal does not say, since more people read it than a field.
-- Words do not stand here. Rows are appended with the change, and written again only where a person is erased.
CREATE TABLE IF NOT EXISTS core_ticket_field_history (
    ticket_id BINARY(16) NOT NULL,
    ticket_version BIGINT NOT NULL,
    name VARCHAR(100) COLLATE utf8mb4_bin NOT NULL,
    changed_at DATETIME(6) NOT NULL,
    before_value TEXT COLLATE utf8mb4_bin NULL,
    after_value TEXT COLLATE utf8mb4_bin NULL,
    PRIMARY KEY (ticket_id, ticket_version, name)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
