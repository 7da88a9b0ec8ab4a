-- Where the tables of plugins speak of people, as the plugins declared it.
CREATE TABLE IF NOT EXISTS core_personal_data (
    plugin_id       VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    declarations    MEDIUMTEXT   NOT NULL,
    declared_at     DATETIME(6)  NOT NULL,
    version         BIGINT       NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
