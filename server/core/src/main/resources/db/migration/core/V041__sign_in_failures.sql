-- Failed sign-ins of the last minutes, by account and address (account_hash: SHA-256 of what was typed, folded).
CREATE TABLE IF NOT EXISTS core_sign_in_failure (
    id           BINARY(16)  NOT NULL,
    account_hash BINARY(32)  NOT NULL,
    address      VARCHAR(64) NOT NULL COLLATE utf8mb4_bin,
    failed_at    DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    KEY core_sign_in_failure_account (account_hash, address, failed_at),
    KEY core_sign_in_failure_time (failed_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
