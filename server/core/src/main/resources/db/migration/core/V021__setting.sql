-- Settings that an administrator has set; a NULL value means the default again. Secrets are sealed.
-- The row without owner and name carries the version of all settings together.
CREATE TABLE IF NOT EXISTS core_setting (
  owner VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  value MEDIUMTEXT NULL,
  secret BOOLEAN NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (owner, name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
