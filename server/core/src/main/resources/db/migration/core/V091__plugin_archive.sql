CREATE TABLE IF NOT EXISTS core_plugin_archive (
    sha256          CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    plugin_id       VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    plugin_version  VARCHAR(60)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    manifest        MEDIUMTEXT   NOT NULL,
    size            BIGINT       NOT NULL,
    chunks          INT          NOT NULL,
    stored_at       DATETIME(6)  NOT NULL,
    KEY core_plugin_archive_by_plugin (plugin_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
