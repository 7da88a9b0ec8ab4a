-- Who has which role, and over what. The nil id in organization_id or team_id means: not limited to one, so that the
-- primary key also refuses the same grant twice.
CREATE TABLE IF NOT EXISTS core_role_grant (
    user_id         BINARY(16)  NOT NULL,
    role_key        VARCHAR(64) NOT NULL COLLATE utf8mb4_bin,
    organization_id BINARY(16)  NOT NULL,
    team_id         BINARY(16)  NOT NULL,
    PRIMARY KEY (user_id, role_key, organization_id, team_id),
    KEY core_role_grant_role (role_key, user_id),
    KEY core_role_grant_organization (organization_id),
    KEY core_role_grant_team (team_id),
    CONSTRAINT core_role_grant_role_exists FOREIGN KEY (role_key) REFERENCES core_role (role_key),
    CONSTRAINT core_role_grant_user_exists FOREIGN KEY (user_id) REFERENCES core_user (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
