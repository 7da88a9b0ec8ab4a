-- How a team gives work to its people. turns is counted up by each choice, so that two choices never know the same past.
CREATE TABLE IF NOT EXISTS core_team_assignment (
    team_id BINARY(16) NOT NULL,
    strategy VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    tier VARCHAR(4) CHARACTER SET ascii COLLATE ascii_bin NULL,
    auto_assign BOOLEAN NOT NULL,
    escalates_to_id BINARY(16) NULL,
    maximum_open INT NULL,
    turns BIGINT NOT NULL,
    turned_at DATETIME(6) NULL,
    updated_at DATETIME(6) NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (team_id),
    KEY core_team_assignment_upper (escalates_to_id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
