-- One row per content an article ever had. Rows are added; only the state of the newest one changes.
CREATE TABLE IF NOT EXISTS kb_article_version (
    article_id BINARY(16) NOT NULL,
    number BIGINT NOT NULL,
    title VARCHAR(300) NOT NULL,
    body MEDIUMTEXT NOT NULL,
    digest BINARY(32) NOT NULL,
    state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    author_id BINARY(16) NOT NULL,
    created_at DATETIME(6) NOT NULL,
    published_at DATETIME(6) NULL,
    PRIMARY KEY (article_id, number)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_uca1400_ai_ci
