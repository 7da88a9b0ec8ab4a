-- Whoever exports or erases a person asks for what the person wrote and acknowledged.
ALTER TABLE example_hand_over
    ADD KEY IF NOT EXISTS example_hand_over_by_author (author_id, created_at, id),
    ADD KEY IF NOT EXISTS example_hand_over_by_acknowledger (acknowledged_by);
