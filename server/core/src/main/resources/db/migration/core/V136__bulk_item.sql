-- before_action holds what the action changed, as it was: texts among it, which is why the rows do not stay.
CREATE TABLE IF NOT EXISTS core_bulk_item (
    bulk_id BINARY(16) NOT NULL,
    ordinal INT NOT NULL,
    given VARCHAR(40) COLLATE utf8mb4_bin NOT NULL,
    ticket_id BINARY(16) NULL,
    status VARCHAR(20) COLLATE utf8mb4_bin NOT NULL,
    code VARCHAR(100) COLLATE utf8mb4_bin NULL,
    detail VARCHAR(1000) NULL,
    ticket_version BIGINT NULL,
    before_action MEDIUMTEXT COLLATE utf8mb4_bin NULL,
    PRIMARY KEY (bulk_id, ordinal),
    KEY core_bulk_item_ticket (ticket_id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
