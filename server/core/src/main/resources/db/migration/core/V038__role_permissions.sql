-- The permissions of custom roles.
CREATE TABLE IF NOT EXISTS core_role_permission (
    role_key   VARCHAR(64) NOT NULL COLLATE utf8mb4_bin,
    permission VARCHAR(64) NOT NULL COLLATE utf8mb4_bin,
    scope      VARCHAR(20) NOT NULL COLLATE utf8mb4_bin,
    PRIMARY KEY (role_key, permission, scope),
    CONSTRAINT core_role_permission_role_exists FOREIGN KEY (role_key) REFERENCES core_role (role_key)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
