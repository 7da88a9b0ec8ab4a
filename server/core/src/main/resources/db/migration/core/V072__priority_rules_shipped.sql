INSERT IGNORE INTO core_priority_rule (impact, urgency, priority, version) VALUES
    ('high', 'high', 'critical', 1),
    ('high', 'medium', 'high', 1),
    ('medium', 'high', 'high', 1),
    ('high', 'low', 'medium', 1),
    ('low', 'high', 'medium', 1),
    ('medium', 'medium', 'medium', 1),
    ('medium', 'low', 'low', 1),
    ('low', 'medium', 'low', 1),
    ('low', 'low', 'low', 1);
