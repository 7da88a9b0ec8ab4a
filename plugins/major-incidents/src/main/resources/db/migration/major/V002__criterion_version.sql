-- Every wording that a criterion has had: a major incident names the one it was declared by.
CREATE TABLE IF NOT EXISTS major_criterion_version (
    criterion_id BINARY(16)   NOT NULL,
    number       BIGINT       NOT NULL,
    name         VARCHAR(200) NOT NULL,
    description  TEXT         NOT NULL,
    active       BOOLEAN      NOT NULL,
    author_id    BINARY(16)   NOT NULL,
    created_at   DATETIME(6)  NOT NULL,
    PRIMARY KEY (criterion_id, number),
    KEY major_criterion_version_by_author (author_id, criterion_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
