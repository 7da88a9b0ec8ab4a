-- Where events are sent. Version counts what people change; position, failing_since and problem are the desk's own.
CREATE TABLE IF NOT EXISTS core_webhook (
    id BINARY(16) NOT NULL,
    name VARCHAR(200) NOT NULL,
    url VARCHAR(2000) NOT NULL,
    secret VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    types TEXT NOT NULL,
    organization_id BINARY(16) NULL,
    team_id BINARY(16) NULL,
    kind VARCHAR(60) COLLATE utf8mb4_bin NULL,
    owner_id BINARY(16) NOT NULL,
    active BOOLEAN NOT NULL,
    position BIGINT NOT NULL,
    failing_since DATETIME(6) NULL,
    problem VARCHAR(1000) NULL,
    created_at DATETIME(6) NOT NULL,
    updated_at DATETIME(6) NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (id),
    KEY core_webhook_owner (owner_id, id),
    KEY core_webhook_behind (active, position)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
