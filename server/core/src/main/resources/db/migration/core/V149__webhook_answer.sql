-- What a receiver answered last to each delivery.
CREATE TABLE IF NOT EXISTS core_webhook_answer (
    delivery_id BINARY(16) NOT NULL,
    status INT NULL,
    body VARCHAR(1024) NOT NULL,
    millis INT NOT NULL,
    answered_at DATETIME(6) NOT NULL,
    PRIMARY KEY (delivery_id),
    KEY core_webhook_answer_at (answered_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
