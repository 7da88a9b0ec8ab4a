-- How many tickets first classified on a day, by whom, went from which category to which.
CREATE TABLE IF NOT EXISTS triage_accuracy (
  day DATE NOT NULL,
  organization_id BINARY(16) NOT NULL,
  source VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source_id BINARY(16) NOT NULL,
  first_category VARCHAR(100) NOT NULL,
  category VARCHAR(100) NOT NULL,
  tickets INT NOT NULL,
  PRIMARY KEY (day, organization_id, source, source_id, first_category, category),
  KEY triage_accuracy_person (source_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
