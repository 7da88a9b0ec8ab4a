-- Everything that happened. Rows are appended and never updated. Ids are time-ordered, so both keys grow at their end.
CREATE TABLE IF NOT EXISTS core_journal (
  id BINARY(16) NOT NULL,
  type VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject_type VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  ticket_id BINARY(16) NULL,
  actor BINARY(16) NULL,
  channel VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  cause BINARY(16) NULL,
  at DATETIME(6) NOT NULL,
  internal BOOLEAN NOT NULL,
  permission VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  organization_id BINARY(16) NULL,
  data MEDIUMTEXT NOT NULL,
  text_digest BINARY(32) NULL,
  digest BINARY(32) NOT NULL,
  PRIMARY KEY (id),
  KEY core_journal_ticket (ticket_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
