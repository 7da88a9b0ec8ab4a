ALTER TABLE core_ticket_field
    ADD KEY IF NOT EXISTS core_ticket_field_value (name, text_value, created_at, ticket_id),
    DROP KEY IF EXISTS core_ticket_field_text;
