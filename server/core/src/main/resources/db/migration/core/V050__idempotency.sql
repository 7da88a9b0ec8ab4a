CREATE TABLE IF NOT EXISTS core_idempotency (
    caller BINARY(16) NOT NULL,
    key_hash BINARY(32) NOT NULL,
    request_hash BINARY(32) NOT NULL,
    state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    claim BINARY(16) NOT NULL,
    node BINARY(16) NOT NULL,
    held_until DATETIME(6) NOT NULL,
    status INT NULL,
    headers TEXT NULL,
    body MEDIUMBLOB NULL,
    location VARCHAR(500) NULL,
    expires_at DATETIME(6) NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (caller, key_hash),
    KEY core_idempotency_expires (expires_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci
