-- Whether work is offered to a person. Whoever has no row is available; after until_at everybody is again.
CREATE TABLE IF NOT EXISTS core_presence (
    user_id BINARY(16) NOT NULL,
    state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    until_at DATETIME(6) NULL,
    changed_at DATETIME(6) NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (user_id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
