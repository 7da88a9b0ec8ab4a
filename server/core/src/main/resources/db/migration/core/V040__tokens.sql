-- Opaque tokens, stored as the SHA-256 of their text only.
CREATE TABLE IF NOT EXISTS core_token (
    token_hash BINARY(32)  NOT NULL,
    user_id    BINARY(16)  NOT NULL,
    created_at DATETIME(6) NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    PRIMARY KEY (token_hash),
    KEY core_token_user (user_id),
    KEY core_token_expiry (expires_at),
    CONSTRAINT core_token_user_exists FOREIGN KEY (user_id) REFERENCES core_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
