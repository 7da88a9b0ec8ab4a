-- The organization of whoever and whatever has no other. Its id is fixed, so that every node and every test knows it.
INSERT IGNORE INTO core_organization (id, name, name_key, parent_id, language, version, created_at, updated_at)
VALUES (UNHEX('00000000000070008000000000000001'), 'Default', 'default', NULL, 'en', 1,
        '2026-01-01 00:00:00', '2026-01-01 00:00:00');
