-- What the rules made of an event: one row an event.
CREATE TABLE IF NOT EXISTS triage_trace (
  event_id BINARY(16) NOT NULL,
  ticket_id BINARY(16) NOT NULL,
  position BIGINT NOT NULL,
  event_type VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at DATETIME(6) NOT NULL,
  complete BOOLEAN NOT NULL,
  outcomes MEDIUMTEXT NOT NULL,
  PRIMARY KEY (event_id),
  KEY triage_trace_ticket (ticket_id, position),
  KEY triage_trace_at (at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
