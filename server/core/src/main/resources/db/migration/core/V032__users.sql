-- password_hash NULL: nobody can sign in as this person. username_key: the username folded, as in core_organization.
CREATE TABLE IF NOT EXISTS core_user (
    id              BINARY(16)   NOT NULL,
    username        VARCHAR(100) NULL,
    username_key    VARCHAR(100) NULL COLLATE utf8mb4_bin,
    display_name    VARCHAR(200) NOT NULL,
    active          TINYINT(1)   NOT NULL,
    locale          VARCHAR(35)  NOT NULL,
    time_zone       VARCHAR(64)  NOT NULL,
    organization_id BINARY(16)   NOT NULL,
    password_hash   VARCHAR(255) NULL COLLATE utf8mb4_bin,
    version         BIGINT       NOT NULL,
    created_at      DATETIME(6)  NOT NULL,
    updated_at      DATETIME(6)  NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY core_user_username (username_key),
    KEY core_user_display_name (display_name, id),
    KEY core_user_created (created_at, id),
    KEY core_user_organization (organization_id, display_name, id),
    CONSTRAINT core_user_organization_exists FOREIGN KEY (organization_id) REFERENCES core_organization (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
