-- The PIN by which somebody who does not sign in learns how a ticket stands. id is the ticket's; only a slow hash is kept.
CREATE TABLE IF NOT EXISTS core_ticket_pin (
    id BINARY(16) NOT NULL,
    pin_hash VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    made_at DATETIME(6) NOT NULL,
    made_by_id BINARY(16) NULL,
    failures INT NOT NULL,
    locked_at DATETIME(6) NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
