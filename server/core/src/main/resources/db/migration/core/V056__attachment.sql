CREATE TABLE IF NOT EXISTS core_attachment (
    id BINARY(16) NOT NULL,
    ticket_id BINARY(16) NOT NULL,
    file_name VARCHAR(255) NOT NULL,
    media_type VARCHAR(150) NOT NULL,
    size BIGINT NOT NULL,
    sha256 BINARY(32) NOT NULL,
    author_id BINARY(16) NULL,
    created_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    KEY core_attachment_of_ticket (ticket_id, id),
    KEY core_attachment_by_content (sha256)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
