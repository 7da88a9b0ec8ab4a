-- When each person of a team was last given a ticket by a strategy. No two people of a team have the same time.
CREATE TABLE IF NOT EXISTS core_team_turn (
    team_id BINARY(16) NOT NULL,
    user_id BINARY(16) NOT NULL,
    assigned_at DATETIME(6) NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (team_id, user_id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
