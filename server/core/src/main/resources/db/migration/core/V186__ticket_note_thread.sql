-- Notes that answer notes: which one, and the note that the thread began with, which has none itself.
ALTER TABLE core_ticket_note
    ADD COLUMN IF NOT EXISTS in_reply_to_id BINARY(16) NULL,
    ADD COLUMN IF NOT EXISTS thread_id BINARY(16) NULL;
ALTER TABLE core_ticket_note
    ADD KEY IF NOT EXISTS core_ticket_note_thread (thread_id, created_at, id);
