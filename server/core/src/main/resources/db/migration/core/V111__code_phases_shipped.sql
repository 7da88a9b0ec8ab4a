UPDATE core_code SET phase = CASE
        WHEN code_key LIKE 'waiting\_%' THEN 'waiting'
        WHEN code_key IN ('resolved', 'closed', 'cancelled') THEN code_key
        ELSE 'open' END
    WHERE code_table = 'status' AND phase IS NULL;
