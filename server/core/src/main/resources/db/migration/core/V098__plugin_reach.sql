-- The plugins that are enabled for some organizations only; a plugin without a row is for all. Their mounts and nouns, with
-- blanks between them, stand here as well, so that what a plugin has left behind stays hidden while it is disabled or gone.
CREATE TABLE IF NOT EXISTS core_plugin_reach (
    plugin_id  VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    mounts     TEXT        CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    nouns      TEXT        CHARACTER SET ascii COLLATE ascii_bin NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
