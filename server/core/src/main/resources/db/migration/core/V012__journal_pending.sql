-- Entries that have no position yet. Written with the entry, taken away by the sequencer.
CREATE TABLE IF NOT EXISTS core_journal_pending (
  entry_id BINARY(16) NOT NULL,
  PRIMARY KEY (entry_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
