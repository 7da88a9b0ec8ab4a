CREATE TABLE IF NOT EXISTS major_cited (
    incident_id  BINARY(16) NOT NULL,
    criterion_id BINARY(16) NOT NULL,
    number       BIGINT     NOT NULL,
    PRIMARY KEY (incident_id, criterion_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
