-- What is due of one kind is found without passing by what waits for another.
CREATE INDEX IF NOT EXISTS core_delivery_kind_due ON core_delivery (kind, state, next_at, id);
