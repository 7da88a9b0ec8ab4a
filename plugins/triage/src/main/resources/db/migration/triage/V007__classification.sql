-- The first category of a ticket, who gave it, and the one it has now.
CREATE TABLE IF NOT EXISTS triage_classification (
  ticket_id BINARY(16) NOT NULL,
  organization_id BINARY(16) NOT NULL,
  first_category VARCHAR(100) NOT NULL,
  category VARCHAR(100) NOT NULL,
  day DATE NOT NULL,
  rule_id BINARY(16) NULL,
  person_id BINARY(16) NULL,
  position BIGINT NOT NULL,
  PRIMARY KEY (ticket_id),
  KEY triage_classification_person (person_id),
  KEY triage_classification_day (organization_id, day),
  KEY triage_classification_days (day)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
