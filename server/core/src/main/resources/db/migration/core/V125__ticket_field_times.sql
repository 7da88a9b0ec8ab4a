-- Numbers get a text as well: every value is found by its text, and the number is for ranges.
UPDATE core_ticket_field f JOIN core_ticket t ON t.id = f.ticket_id
    SET f.created_at = t.created_at, f.text_value = COALESCE(f.text_value, CAST(f.number_value AS CHAR))
    WHERE f.created_at = '1970-01-01 00:00:00';
