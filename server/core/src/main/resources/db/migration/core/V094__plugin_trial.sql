-- A new version is watched for a while after it took the place of another; until then it can be taken back by itself. The
-- count of starts is for a version that brings its server down: it must give way even if it never says that it is ill.
ALTER TABLE core_plugin
    ADD COLUMN IF NOT EXISTS trial_until DATETIME(6) NULL AFTER problem,
    ADD COLUMN IF NOT EXISTS trial_starts INT NOT NULL DEFAULT 0 AFTER trial_until;
