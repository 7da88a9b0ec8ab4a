-- The organizations for which a plugin is enabled that has a row in core_plugin_reach.
CREATE TABLE IF NOT EXISTS core_plugin_organization (
    plugin_id       VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    organization_id BINARY(16)  NOT NULL,
    PRIMARY KEY (plugin_id, organization_id),
    KEY core_plugin_organization_by_organization (organization_id),
    CONSTRAINT core_plugin_organization_exists FOREIGN KEY (organization_id)
        REFERENCES core_organization (id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
