INSERT IGNORE INTO core_category (category_key, parent_key, organization_id, labels, ordinal, active, version) VALUES
    ('hardware_fault', NULL, NULL, '{"en": "Hardware fault", "sv": "Maskinvarufel", "ru": "Аппаратный сбой", "zh": "硬件故障"}', 10, TRUE, 1),
    ('software_fault', NULL, NULL, '{"en": "Software fault", "sv": "Programvarufel", "ru": "Программный сбой", "zh": "软件故障"}', 20, TRUE, 1),
    ('network', NULL, NULL, '{"en": "Network", "sv": "Nätverk", "ru": "Сеть", "zh": "网络"}', 30, TRUE, 1),
    ('security', NULL, NULL, '{"en": "Security", "sv": "Säkerhet", "ru": "Безопасность", "zh": "安全"}', 40, TRUE, 1),
    ('user_support', NULL, NULL, '{"en": "User support", "sv": "Användarstöd", "ru": "Поддержка пользователей", "zh": "用户支持"}', 50, TRUE, 1),
    ('service_request', NULL, NULL, '{"en": "Service request", "sv": "Tjänstebegäran", "ru": "Запрос на обслуживание", "zh": "服务请求"}', 60, TRUE, 1),
    ('data_recovery', NULL, NULL, '{"en": "Data recovery", "sv": "Dataåterställning", "ru": "Восстановление данных", "zh": "数据恢复"}', 70, TRUE, 1),
    ('performance_optimization', NULL, NULL, '{"en": "Performance optimization", "sv": "Prestandaoptimering", "ru": "Оптимизация производительности", "zh": "性能优化"}', 80, TRUE, 1),
    ('consulting', NULL, NULL, '{"en": "Consulting", "sv": "Rådgivning", "ru": "Консультация", "zh": "咨询"}', 90, TRUE, 1),
    ('other', NULL, NULL, '{"en": "Other", "sv": "Övrigt", "ru": "Другое", "zh": "其他"}', 100, TRUE, 1);
