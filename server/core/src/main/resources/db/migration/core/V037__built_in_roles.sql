-- What they permit is in the code (BuiltInRoles) and in what enabled plugins declare, so that an upgrade brings it along.
INSERT IGNORE INTO core_role (role_key, name, built_in, version, created_at, updated_at) VALUES
    ('requester', 'Requester', 1, 1, '2026-01-01 00:00:00', '2026-01-01 00:00:00'),
    ('agent', 'Agent', 1, 1, '2026-01-01 00:00:00', '2026-01-01 00:00:00'),
    ('team_lead', 'Team lead', 1, 1, '2026-01-01 00:00:00', '2026-01-01 00:00:00'),
    ('knowledge_editor', 'Knowledge editor', 1, 1, '2026-01-01 00:00:00', '2026-01-01 00:00:00'),
    ('auditor', 'Auditor', 1, 1, '2026-01-01 00:00:00', '2026-01-01 00:00:00'),
    ('administrator', 'Administrator', 1, 1, '2026-01-01 00:00:00', '2026-01-01 00:00:00');
