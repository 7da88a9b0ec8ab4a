-- What somebody has to know, and how well, to work on tickets of a category.
CREATE TABLE IF NOT EXISTS core_category_skill (
    category_key VARCHAR(100) COLLATE utf8mb4_nopad_bin NOT NULL,
    skill VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
    level INT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (category_key, skill)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
