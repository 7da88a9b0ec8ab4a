-- The version of all definitions of fields together, by which copies in memory notice an edit.
INSERT IGNORE INTO core_counter (name, value, version) VALUES ('fields', 1, 1);
