-- What may be escalated to a team: kinds, categories and priorities as JSON, as the API shows it. Null for everything.
ALTER TABLE core_team_assignment ADD COLUMN IF NOT EXISTS accepts JSON NULL;
