CREATE TABLE IF NOT EXISTS first_note (
    id              BINARY(16)   NOT NULL PRIMARY KEY,
    title           VARCHAR(200) NOT NULL,
    organization_id BINARY(16)   NOT NULL,
    team_id         BINARY(16)   NULL,
    author_id       BINARY(16)   NOT NULL,
    pinned          BOOLEAN      NOT NULL,
    seal            VARBINARY(8) NOT NULL,
    version         BIGINT       NOT NULL,
    written_at      DATETIME(6)  NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
