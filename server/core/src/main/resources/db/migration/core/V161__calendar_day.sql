-- Days on which other hours hold than the week says, most of them none. They change with the version of their calendar.
CREATE TABLE IF NOT EXISTS core_calendar_day (
    calendar_id BINARY(16)   NOT NULL,
    day         DATE         NOT NULL,
    name        VARCHAR(200) NOT NULL,
    hours       JSON         NOT NULL,
    PRIMARY KEY (calendar_id, day),
    CONSTRAINT core_calendar_day_of FOREIGN KEY (calendar_id) REFERENCES core_calendar (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
