CREATE TABLE IF NOT EXISTS `flow_logs` (
  `version` INT,
  `account_id` STRING,
  `srcaddr` STRING,
  `srcport` INT,
  `bytes` BIGINT,
  `start` BIGINT,
  `end` BIGINT,
  `region` STRING,
  `aws-account-id` STRING,
  `aws-service` STRING,
  `aws-region` STRING,
  `year` STRING,
  `month` STRING,
  `day` STRING
)
USING PARQUET
PARTITIONED BY (`aws-account-id`, `aws-service`, `aws-region`, `year`, `month`, `day`)
LOCATION 's3://bucket/it\'s/lake/';

-- Adds partitions that are new; run it again after files were added.
MSCK REPAIR TABLE `flow_logs`;
