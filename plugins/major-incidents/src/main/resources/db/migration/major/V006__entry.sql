-- What happened, in order. Rows are added and never changed, but for an erasure of what somebody wrote.
CREATE TABLE IF NOT EXISTS major_entry (
    id          BINARY(16)   NOT NULL PRIMARY KEY,
    incident_id BINARY(16)   NOT NULL,
    number      BIGINT       NOT NULL,
    kind        VARCHAR(20)  NOT NULL,
    visibility  VARCHAR(10)  NOT NULL,
    detail      VARCHAR(100) NULL,
    body        TEXT         NULL,
    author_id   BINARY(16)   NULL,
    event_id    BINARY(16)   NULL,
    happened_at DATETIME(6)  NOT NULL,
    created_at  DATETIME(6)  NOT NULL,
    UNIQUE KEY major_entry_number (incident_id, number),
    KEY major_entry_in_order (incident_id, happened_at, id),
    KEY major_entry_of_kind (incident_id, kind, visibility, number),
    KEY major_entry_by_author (author_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
