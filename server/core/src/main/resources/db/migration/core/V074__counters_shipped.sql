INSERT IGNORE INTO core_counter (name, value, version) VALUES
    ('ticket_number', 1000000, 1),
    ('codes', 1, 1),
    ('link_parent_of', 0, 1),
    ('link_duplicate_of', 0, 1),
    ('link_blocks', 0, 1),
    ('link_caused_by', 0, 1);
