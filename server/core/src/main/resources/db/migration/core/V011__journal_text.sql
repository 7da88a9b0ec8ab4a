-- Free text and personal values of an entry. Erasing sets text and salt to NULL; the journal keeps the salted digest.
CREATE TABLE IF NOT EXISTS core_journal_text (
  entry_id BINARY(16) NOT NULL,
  text LONGTEXT NULL,
  salt BINARY(16) NULL,
  erased_at DATETIME(6) NULL,
  PRIMARY KEY (entry_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
