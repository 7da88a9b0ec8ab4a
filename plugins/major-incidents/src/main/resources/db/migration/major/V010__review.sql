CREATE TABLE IF NOT EXISTS major_review (
    incident_id  BINARY(16)  NOT NULL PRIMARY KEY,
    happened     TEXT        NOT NULL,
    fixed        TEXT        NOT NULL,
    prevention   TEXT        NOT NULL,
    author_id    BINARY(16)  NOT NULL,
    state        VARCHAR(20) NOT NULL,
    audience     VARCHAR(20) NOT NULL,
    approval_id  BINARY(16)  NULL,
    published_by BINARY(16)  NULL,
    published_at DATETIME(6) NULL,
    created_at   DATETIME(6) NOT NULL,
    updated_at   DATETIME(6) NOT NULL,
    version      BIGINT      NOT NULL,
    KEY major_review_by_author (author_id, incident_id),
    KEY major_review_by_publisher (published_by, incident_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
