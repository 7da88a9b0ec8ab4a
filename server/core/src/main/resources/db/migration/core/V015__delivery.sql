-- The outbox: what leaves the desk, one row per destination.
CREATE TABLE IF NOT EXISTS core_delivery (
  id BINARY(16) NOT NULL,
  kind VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  destination VARCHAR(200) NOT NULL,
  ordering_key VARCHAR(100) NOT NULL,
  payload MEDIUMTEXT NOT NULL,
  state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  attempts INT NOT NULL,
  next_at DATETIME(6) NOT NULL,
  last_error VARCHAR(1000) NULL,
  created_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY core_delivery_due (state, next_at, id),
  KEY core_delivery_order (kind, destination, ordering_key, state, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
