-- Each filter of lists has an index that ends in the order of the list, so that a page is one stretch of it whatever the desk holds.
ALTER TABLE core_ticket
    ADD KEY IF NOT EXISTS core_ticket_kind (kind, created_at),
    ADD KEY IF NOT EXISTS core_ticket_priority_created (priority, created_at),
    ADD KEY IF NOT EXISTS core_ticket_impact (impact, created_at),
    ADD KEY IF NOT EXISTS core_ticket_urgency (urgency, created_at),
    ADD KEY IF NOT EXISTS core_ticket_channel (channel, created_at),
    ADD KEY IF NOT EXISTS core_ticket_team_priority (team_id, is_open, priority_rank),
    ADD KEY IF NOT EXISTS core_ticket_open_priority (is_open, priority_rank),
    DROP KEY IF EXISTS core_ticket_priority;
