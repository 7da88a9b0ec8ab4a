CREATE TABLE IF NOT EXISTS core_priority_rule (
    impact VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
    urgency VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
    priority VARCHAR(60) COLLATE utf8mb4_bin NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (impact, urgency)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
