CREATE TABLE IF NOT EXISTS `flow_logs` (
  `version` INT,
  `account_id` STRING,
  `srcaddr` STRING,
  `srcport` INT,
  `bytes` BIGINT,
  `start` BIGINT,
  `end` BIGINT,
  `region` STRING
)
USING PARQUET
LOCATION 's3://bucket/it\'s/lake/';
