-- Who did what to the desk itself. Rows are appended only; the journal holds the digest of each, under the same id.
CREATE TABLE IF NOT EXISTS core_audit (
  id BINARY(16) NOT NULL,
  at DATETIME(6) NOT NULL,
  actor BINARY(16) NULL,
  address VARCHAR(64) NULL,
  action VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  object_type VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  object_id VARCHAR(64) NULL,
  outcome VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  data MEDIUMTEXT NOT NULL,
  PRIMARY KEY (id),
  KEY core_audit_actor (actor, id),
  KEY core_audit_action (action, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
