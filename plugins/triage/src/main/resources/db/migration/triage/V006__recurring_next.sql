-- When each recurring ticket is due next.
CREATE TABLE IF NOT EXISTS triage_recurring_next (
  recurring_id BINARY(16) NOT NULL,
  definition_version BIGINT NOT NULL,
  occurrence DATETIME(6) NOT NULL,
  due_at DATETIME(6) NOT NULL,
  PRIMARY KEY (recurring_id),
  KEY triage_recurring_next_due (due_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
