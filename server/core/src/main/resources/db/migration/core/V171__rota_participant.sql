-- Whose turn it is after whom. They change with the version of their rota.
CREATE TABLE IF NOT EXISTS core_rota_participant (
    rota_id  BINARY(16) NOT NULL,
    position INT        NOT NULL,
    user_id  BINARY(16) NOT NULL,
    PRIMARY KEY (rota_id, position),
    UNIQUE KEY core_rota_participant_once (rota_id, user_id),
    KEY core_rota_participant_user (user_id),
    CONSTRAINT core_rota_participant_of FOREIGN KEY (rota_id) REFERENCES core_rota (id) ON DELETE CASCADE,
    CONSTRAINT core_rota_participant_exists FOREIGN KEY (user_id) REFERENCES core_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
