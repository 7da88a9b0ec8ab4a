-- The content of attachments, once for each content. References are counted by the rows of core_attachment.
CREATE TABLE IF NOT EXISTS core_blob (
    sha256 BINARY(32) NOT NULL,
    size BIGINT NOT NULL,
    stored_at DATETIME(6) NOT NULL,
    PRIMARY KEY (sha256),
    KEY core_blob_by_time (stored_at)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
