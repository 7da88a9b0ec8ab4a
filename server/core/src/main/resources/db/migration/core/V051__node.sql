CREATE TABLE IF NOT EXISTS core_node (
    id BINARY(16) NOT NULL,
    alive_until DATETIME(6) NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (id),
    KEY core_node_alive (alive_until)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci
