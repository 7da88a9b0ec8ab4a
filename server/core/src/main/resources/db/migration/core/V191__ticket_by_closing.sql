-- Tickets in the order in which they were closed: what was closed in a year is one stretch of it.
ALTER TABLE core_ticket ADD KEY IF NOT EXISTS core_ticket_closed (closed_at);
