-- Until somebody says otherwise, the desk works around the clock.
INSERT IGNORE INTO core_calendar (id, name, name_key, organization_id, zone, week, version, created_at, updated_at) VALUES
    (UNHEX('00000000000070008000000000000016'), 'Standard', 'standard', NULL, 'UTC',
     '{"monday":[{"from":"00:00","to":"24:00"}],"tuesday":[{"from":"00:00","to":"24:00"}],"wednesday":[{"from":"00:00","to":"24:00"}],"thursday":[{"from":"00:00","to":"24:00"}],"friday":[{"from":"00:00","to":"24:00"}],"saturday":[{"from":"00:00","to":"24:00"}],"sunday":[{"from":"00:00","to":"24:00"}]}',
     1, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6));
