-- Where a rule was stopped because it ran in circles: once a chain of causes.
CREATE TABLE IF NOT EXISTS triage_trip (
  rule_id BINARY(16) NOT NULL,
  root_id BINARY(16) NOT NULL,
  ticket_id BINARY(16) NOT NULL,
  reason VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at DATETIME(6) NOT NULL,
  PRIMARY KEY (rule_id, root_id, ticket_id),
  KEY triage_trip_at (rule_id, at),
  KEY triage_trip_old (at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
