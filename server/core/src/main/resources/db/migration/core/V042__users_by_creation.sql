-- An agent's list of people in the order of their creation: without it every person of the organization is sorted.
CREATE INDEX IF NOT EXISTS core_user_organization_created ON core_user (organization_id, created_at, id);
