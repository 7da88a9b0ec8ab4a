-- guard is written by whoever moves an organization below another, so that two moves never make a circle.
-- name_key: the name folded (NFKC, lower case, single spaces), so that unique means the same here and in the code.
CREATE TABLE IF NOT EXISTS core_organization (
    id         BINARY(16)   NOT NULL,
    name       VARCHAR(200) NOT NULL,
    name_key   VARCHAR(200) NOT NULL COLLATE utf8mb4_bin,
    parent_id  BINARY(16)   NULL,
    language   VARCHAR(35)  NOT NULL,
    guard      BIGINT       NOT NULL DEFAULT 0,
    version    BIGINT       NOT NULL,
    created_at DATETIME(6)  NOT NULL,
    updated_at DATETIME(6)  NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY core_organization_name (name_key),
    KEY core_organization_parent (parent_id),
    CONSTRAINT core_organization_parent_exists FOREIGN KEY (parent_id) REFERENCES core_organization (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
