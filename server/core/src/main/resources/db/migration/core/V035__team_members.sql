CREATE TABLE IF NOT EXISTS core_team_member (
    team_id BINARY(16) NOT NULL,
    user_id BINARY(16) NOT NULL,
    PRIMARY KEY (team_id, user_id),
    KEY core_team_member_user (user_id, team_id),
    CONSTRAINT core_team_member_team_exists FOREIGN KEY (team_id) REFERENCES core_team (id),
    CONSTRAINT core_team_member_user_exists FOREIGN KEY (user_id) REFERENCES core_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
