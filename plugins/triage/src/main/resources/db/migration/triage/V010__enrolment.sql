-- Up to which version of an automation the tickets that were there before have their timers.
CREATE TABLE IF NOT EXISTS triage_enrolment (
  automation_id BINARY(16) NOT NULL,
  version BIGINT NOT NULL,
  next_page VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin NULL,
  done BOOLEAN NOT NULL,
  PRIMARY KEY (automation_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
