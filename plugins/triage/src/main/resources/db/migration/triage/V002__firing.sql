-- A rule fires once for an event, and with one effect once on a ticket within a chain of causes.
CREATE TABLE IF NOT EXISTS triage_firing (
  rule_id BINARY(16) NOT NULL,
  event_id BINARY(16) NOT NULL,
  ticket_id BINARY(16) NOT NULL,
  root_id BINARY(16) NOT NULL,
  effect BINARY(32) NOT NULL,
  done_actions INT NOT NULL,
  finished BOOLEAN NOT NULL,
  classifies BOOLEAN NOT NULL,
  at DATETIME(6) NOT NULL,
  PRIMARY KEY (rule_id, event_id),
  UNIQUE KEY triage_firing_once (root_id, ticket_id, rule_id, effect),
  KEY triage_firing_event (event_id),
  KEY triage_firing_at (at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
