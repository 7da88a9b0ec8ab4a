-- One row per person whose erasure was asked for; the job goes on from the step and key that stand here.
CREATE TABLE IF NOT EXISTS core_erasure (
    user_id         BINARY(16)   NOT NULL PRIMARY KEY,
    texts           BOOLEAN      NOT NULL,
    state           VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    step            VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    after_key       MEDIUMTEXT   NULL,
    requested_by    BINARY(16)   NULL,
    requested_at    DATETIME(6)  NOT NULL,
    finished_at     DATETIME(6)  NULL,
    changed         BIGINT       NOT NULL,
    version         BIGINT       NOT NULL,
    KEY core_erasure_open (state, requested_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
