-- Who takes a stretch of time whoever's turn it is. Those of one rota never overlap, which the version of the rota guards.
CREATE TABLE IF NOT EXISTS core_rota_override (
    id         BINARY(16)  NOT NULL,
    rota_id    BINARY(16)  NOT NULL,
    user_id    BINARY(16)  NOT NULL,
    from_at    DATETIME(6) NOT NULL,
    to_at      DATETIME(6) NOT NULL,
    created_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY core_rota_override_time (rota_id, to_at),
    KEY core_rota_override_user (user_id),
    CONSTRAINT core_rota_override_of FOREIGN KEY (rota_id) REFERENCES core_rota (id) ON DELETE CASCADE,
    CONSTRAINT core_rota_override_exists FOREIGN KEY (user_id) REFERENCES core_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
