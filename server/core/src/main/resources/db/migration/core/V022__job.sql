-- Work for the scheduler: the table that db-scheduler asks for. Times are UTC.
CREATE TABLE IF NOT EXISTS core_job (
  task_name VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  task_instance VARCHAR(250) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  task_data MEDIUMBLOB NULL,
  execution_time DATETIME(6) NOT NULL,
  picked BOOLEAN NOT NULL,
  picked_by VARCHAR(50) NULL,
  last_success DATETIME(6) NULL,
  last_failure DATETIME(6) NULL,
  consecutive_failures INT NULL,
  last_heartbeat DATETIME(6) NULL,
  version BIGINT NOT NULL,
  priority SMALLINT NULL,
  PRIMARY KEY (task_name, task_instance),
  KEY core_job_due (execution_time),
  KEY core_job_heartbeat (last_heartbeat)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_ai_ci;
