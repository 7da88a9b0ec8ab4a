-- A criterion as it is now; number counts its versions.
CREATE TABLE IF NOT EXISTS major_criterion (
    id              BINARY(16)   NOT NULL PRIMARY KEY,
    organization_id BINARY(16)   NOT NULL,
    name            VARCHAR(200) NOT NULL,
    description     TEXT         NOT NULL,
    active          BOOLEAN      NOT NULL,
    number          BIGINT       NOT NULL,
    author_id       BINARY(16)   NOT NULL,
    created_at      DATETIME(6)  NOT NULL,
    updated_at      DATETIME(6)  NOT NULL,
    KEY major_criterion_by_organization (organization_id, active, id),
    KEY major_criterion_by_author (author_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
