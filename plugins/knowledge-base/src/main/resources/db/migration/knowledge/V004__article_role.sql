CREATE TABLE IF NOT EXISTS kb_article_role (
    article_id BINARY(16) NOT NULL,
    value VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (article_id, value)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_uca1400_ai_ci
