-- How far each consumer of the journal has come.
CREATE TABLE IF NOT EXISTS core_cursor (
  name VARCHAR(150) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  position BIGINT NOT NULL,
  version BIGINT NOT NULL,
  moved_at DATETIME(6) NOT NULL,
  PRIMARY KEY (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
