-- Reopening demands nothing: what it asks for was there when the ticket was resolved.
UPDATE core_transition SET requires = '["information"]'
    WHERE kind = '*' AND to_status IN ('in_progress', 'escalated', 'resolved') AND from_status <> 'resolved'
        AND requires IS NULL;
