-- Tasks to be put into tickets, by name. The items are a JSON list: they are only ever read and written as a whole.
CREATE TABLE IF NOT EXISTS core_checklist (
    id BINARY(16) NOT NULL,
    name VARCHAR(200) NOT NULL,
    organization_id BINARY(16) NULL,
    items MEDIUMTEXT COLLATE utf8mb4_bin NOT NULL,
    created_at DATETIME(6) NOT NULL,
    updated_at DATETIME(6) NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (id),
    KEY core_checklist_organization (organization_id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
