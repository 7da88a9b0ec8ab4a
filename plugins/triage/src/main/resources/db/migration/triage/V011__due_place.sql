-- Up to which page an automation has read the tickets in the order of a due time: at the front, and on its way round.
CREATE TABLE IF NOT EXISTS triage_due_place (
  automation_id BINARY(16) NOT NULL,
  version BIGINT NOT NULL,
  ahead_page VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin NULL,
  round_page VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (automation_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
