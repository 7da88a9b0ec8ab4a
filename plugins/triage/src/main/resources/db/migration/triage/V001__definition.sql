-- Rules, macros, automations and recurring tickets: what is particular to each stands in its content.
CREATE TABLE IF NOT EXISTS triage_definition (
  id BINARY(16) NOT NULL,
  kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(120) NOT NULL,
  place INT NOT NULL,
  organization_id BINARY(16) NULL,
  -- The organization once more, zero where it is for all: so that names are unique within each.
  scope BINARY(16) NOT NULL,
  active BOOLEAN NOT NULL,
  content MEDIUMTEXT NOT NULL,
  since BIGINT NOT NULL,
  problem VARCHAR(500) NULL,
  created_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY triage_definition_name (kind, scope, name),
  KEY triage_definition_place (kind, place, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
