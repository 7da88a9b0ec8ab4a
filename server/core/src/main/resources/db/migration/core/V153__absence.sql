-- When somebody is away, and who stands in. redistribute_at is when open work is to be given to others, null once it was or where it is not to be.
CREATE TABLE IF NOT EXISTS core_absence (
    id BINARY(16) NOT NULL,
    user_id BINARY(16) NOT NULL,
    from_at DATETIME(6) NOT NULL,
    to_at DATETIME(6) NOT NULL,
    substitute_id BINARY(16) NULL,
    redistribute_at DATETIME(6) NULL,
    created_at DATETIME(6) NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (id),
    KEY core_absence_person (user_id, to_at),
    KEY core_absence_substitute (substitute_id, to_at),
    KEY core_absence_redistribute (redistribute_at)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
