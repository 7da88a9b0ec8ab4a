INSERT IGNORE INTO core_counter (name, value, version) VALUES ('calendars', 1, 1);
