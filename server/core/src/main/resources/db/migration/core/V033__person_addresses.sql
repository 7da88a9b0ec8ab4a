-- One person has several e-mails, phones and messenger ids. principal is 1 on the one that is shown and NULL on the
-- others, so that the unique key allows one of each kind. No foreign key: an import claims the address first and makes
-- the person only where the claim succeeded.
CREATE TABLE IF NOT EXISTS core_person_address (
    kind       VARCHAR(20)  NOT NULL COLLATE utf8mb4_bin,
    normalized VARCHAR(254) NOT NULL COLLATE utf8mb4_bin,
    value      VARCHAR(254) NOT NULL,
    user_id    BINARY(16)   NOT NULL,
    principal  TINYINT(1)   NULL,
    PRIMARY KEY (kind, normalized),
    UNIQUE KEY core_person_address_principal (user_id, kind, principal)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
