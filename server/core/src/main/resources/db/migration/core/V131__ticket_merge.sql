-- Where a ticket went that was merged into another, and what puts it back. A ticket goes to one place: the key says so.
CREATE TABLE IF NOT EXISTS core_ticket_merge (
    ticket_id BINARY(16) NOT NULL,
    into_id BINARY(16) NOT NULL,
    link_id BINARY(16) NULL,
    author_id BINARY(16) NULL,
    merged_at DATETIME(6) NOT NULL,
    merged_version BIGINT NOT NULL,
    before_merge TEXT COLLATE utf8mb4_bin NOT NULL,
    PRIMARY KEY (ticket_id),
    KEY core_ticket_merge_into (into_id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
