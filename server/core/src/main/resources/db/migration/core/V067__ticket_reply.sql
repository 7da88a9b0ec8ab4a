CREATE TABLE IF NOT EXISTS core_ticket_reply (
    id BINARY(16) NOT NULL,
    ticket_id BINARY(16) NOT NULL,
    author_id BINARY(16) NULL,
    channel VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
    body MEDIUMTEXT NOT NULL,
    external_id VARCHAR(200) COLLATE utf8mb4_nopad_bin NULL,
    created_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY core_ticket_reply_external (ticket_id, external_id),
    KEY core_ticket_reply_of_ticket (ticket_id, created_at)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
