-- What every edit of a code table changed. Rows are written in the edit's transaction and never updated.
CREATE TABLE IF NOT EXISTS core_code_history (
    id BINARY(16) NOT NULL,
    code_table VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
    code_key VARCHAR(100) COLLATE utf8mb4_nopad_bin NOT NULL,
    book_version BIGINT NOT NULL,
    at DATETIME(6) NOT NULL,
    by_id BINARY(16) NULL,
    before_value MEDIUMTEXT NULL,
    after_value MEDIUMTEXT NULL,
    PRIMARY KEY (id),
    KEY core_code_history_of_table (code_table, book_version, id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
