-- Who is told of a ticket without being part of it. It is no permission.
CREATE TABLE IF NOT EXISTS core_ticket_watcher (
    ticket_id BINARY(16) NOT NULL,
    user_id BINARY(16) NOT NULL,
    reason VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
    merged_from BINARY(16) NULL,
    added_by BINARY(16) NULL,
    added_at DATETIME(6) NOT NULL,
    PRIMARY KEY (ticket_id, user_id),
    KEY core_ticket_watcher_user (user_id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
