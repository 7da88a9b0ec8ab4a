-- One seat for each person who is asked in a step. holder is who decides for it now; a person holds and fills one seat of a step at most.
CREATE TABLE IF NOT EXISTS core_approval_seat (
    id BINARY(16) NOT NULL,
    approval_id BINARY(16) NOT NULL,
    step INT NOT NULL,
    quorum INT NOT NULL,
    approver_id BINARY(16) NOT NULL,
    holder_id BINARY(16) NOT NULL,
    state VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    decided_by_id BINARY(16) NULL,
    decided_at DATETIME(6) NULL,
    reason VARCHAR(4000) NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY core_approval_seat_holder (approval_id, step, holder_id),
    UNIQUE KEY core_approval_seat_decision (approval_id, step, decided_by_id),
    KEY core_approval_seat_asked (holder_id, state, approval_id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
