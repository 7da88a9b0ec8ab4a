-- The plugins of the desk: what the administrator wants of each, and what became of it. A bundled plugin that was
-- uninstalled stays as "removed", so that the next start does not bring it back.
CREATE TABLE IF NOT EXISTS core_plugin (
    id               VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    current_archive  CHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NULL,
    previous_archive CHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NULL,
    pending_archive  CHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NULL,
    desired          VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    observed         VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    problem          TEXT        NULL,
    updated_at       DATETIME(6) NOT NULL,
    version          BIGINT      NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
