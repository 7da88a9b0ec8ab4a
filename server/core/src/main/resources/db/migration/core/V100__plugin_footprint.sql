-- What a plugin has left in the desk, known also when its archive is gone.
CREATE TABLE IF NOT EXISTS core_plugin_footprint (
    plugin_id       VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    plugin_version  VARCHAR(60)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    setting_owners  VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    nouns           TEXT         CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    state           VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    changed_at      DATETIME(6)  NOT NULL,
    version         BIGINT       NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
