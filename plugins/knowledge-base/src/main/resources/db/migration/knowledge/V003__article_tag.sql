CREATE TABLE IF NOT EXISTS kb_article_tag (
    article_id BINARY(16) NOT NULL,
    value VARCHAR(60) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
    PRIMARY KEY (article_id, value),
    KEY kb_article_tag_value (value, article_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_uca1400_ai_ci
