-- Links in mails by which somebody decides without signing in, by the SHA-256 of their token: one person's, for one seat.
CREATE TABLE IF NOT EXISTS core_approval_link (
    token_hash BINARY(32) NOT NULL,
    approval_id BINARY(16) NOT NULL,
    seat_id BINARY(16) NOT NULL,
    person_id BINARY(16) NOT NULL,
    created_at DATETIME(6) NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    PRIMARY KEY (token_hash),
    KEY core_approval_link_seat (seat_id, person_id, created_at),
    KEY core_approval_link_person (person_id),
    KEY core_approval_link_expiry (expires_at)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
