-- When an automation is due on a ticket: looked up by time, never by looking at tickets.
CREATE TABLE IF NOT EXISTS triage_timer (
  automation_id BINARY(16) NOT NULL,
  ticket_id BINARY(16) NOT NULL,
  period VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  cause BINARY(16) NULL,
  due_at DATETIME(6) NULL,
  fired_at DATETIME(6) NULL,
  PRIMARY KEY (automation_id, ticket_id),
  KEY triage_timer_due (due_at),
  KEY triage_timer_ticket (ticket_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
