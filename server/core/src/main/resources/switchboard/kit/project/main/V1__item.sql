-- One statement a file, and each can be run again: MariaDB cannot take back a change of the schema.
-- An index serves each way in which the table is read.
CREATE TABLE IF NOT EXISTS {{tables}}item (
    id              BINARY(16)   NOT NULL PRIMARY KEY,
    title           VARCHAR(200) NOT NULL,
    organization_id BINARY(16)   NOT NULL,
    ticket_id       BINARY(16)   NULL,
    author_id       BINARY(16)   NOT NULL,
    done_at         DATETIME(6)  NULL,
    created_at      DATETIME(6)  NOT NULL,
    version         BIGINT       NOT NULL,
    KEY {{tables}}item_by_organization (organization_id, id),
    KEY {{tables}}item_by_ticket (ticket_id, id),
    KEY {{tables}}item_by_author (author_id, id),
    KEY {{tables}}item_done (done_at, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
