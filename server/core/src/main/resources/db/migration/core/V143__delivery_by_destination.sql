-- What went to one destination, newest first.
CREATE INDEX IF NOT EXISTS core_delivery_destination ON core_delivery (kind, destination, id);
