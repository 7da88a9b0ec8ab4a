-- By which order the open tickets were last placed in the queue, and how far that has come: cursor_text is where the list of
-- tickets goes on, null before its first page and behind its last.
CREATE TABLE IF NOT EXISTS triage_queue_order (
  name VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  order_digest CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  cursor_text TEXT NULL,
  placed BOOLEAN NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
