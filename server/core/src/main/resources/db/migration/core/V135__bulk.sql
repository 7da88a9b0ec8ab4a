-- One action on many tickets, kept for a day: to be read, repeated, and put back within its window.
CREATE TABLE IF NOT EXISTS core_bulk (
    id BINARY(16) NOT NULL,
    caller_id BINARY(16) NOT NULL,
    action VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
    created_at DATETIME(6) NOT NULL,
    undone_at DATETIME(6) NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (id),
    KEY core_bulk_created (created_at)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
