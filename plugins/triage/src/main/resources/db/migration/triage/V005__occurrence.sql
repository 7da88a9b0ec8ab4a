-- A recurring ticket is made once for each time of its schedule, whoever comes first.
CREATE TABLE IF NOT EXISTS triage_occurrence (
  recurring_id BINARY(16) NOT NULL,
  occurrence DATETIME(6) NOT NULL,
  ticket_id BINARY(16) NULL,
  made_at DATETIME(6) NOT NULL,
  PRIMARY KEY (recurring_id, occurrence),
  KEY triage_occurrence_made (made_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
