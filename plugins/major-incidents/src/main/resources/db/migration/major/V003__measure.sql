-- What one version of a criterion measures: a field that is at least so much, or one of these values.
CREATE TABLE IF NOT EXISTS major_measure (
    criterion_id BINARY(16)   NOT NULL,
    number       BIGINT       NOT NULL,
    place        BIGINT       NOT NULL,
    field        VARCHAR(120) NOT NULL,
    at_least     BIGINT       NULL,
    one_of       TEXT         NULL,
    PRIMARY KEY (criterion_id, number, place)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
