-- The order of the journal: consecutive from 1, given out after commit, chained by digest.
CREATE TABLE IF NOT EXISTS core_journal_position (
  position BIGINT NOT NULL,
  entry_id BINARY(16) NOT NULL,
  chain BINARY(32) NOT NULL,
  PRIMARY KEY (position),
  UNIQUE KEY core_journal_position_entry (entry_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
