CREATE TABLE IF NOT EXISTS core_plugin_archive_chunk (
    sha256          CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    ordinal         INT          NOT NULL,
    content         LONGBLOB     NOT NULL,
    PRIMARY KEY (sha256, ordinal)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
