-- Who was alarmed.
CREATE TABLE IF NOT EXISTS sla_alarm_receiver (
    alarm_id BINARY(16) NOT NULL,
    user_id  BINARY(16) NOT NULL,
    PRIMARY KEY (alarm_id, user_id),
    KEY sla_alarm_receiver_user (user_id, alarm_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
