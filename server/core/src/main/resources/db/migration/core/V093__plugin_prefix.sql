CREATE TABLE IF NOT EXISTS core_plugin_prefix (
    prefix          VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    plugin_id       VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    taken_at        DATETIME(6)  NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
