CREATE TABLE IF NOT EXISTS core_ticket_link (
    id BINARY(16) NOT NULL,
    type VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
    source_id BINARY(16) NOT NULL,
    target_id BINARY(16) NOT NULL,
    author_id BINARY(16) NULL,
    created_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY core_ticket_link_once (source_id, type, target_id),
    KEY core_ticket_link_back (target_id, type)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
