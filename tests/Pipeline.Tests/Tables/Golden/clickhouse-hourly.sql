CREATE OR REPLACE VIEW `flow_logs` AS
SELECT
  `version`,
  `account_id`,
  `srcaddr`,
  `srcport`,
  `bytes`,
  `start`,
  `end`,
  `region`,
  `aws-account-id`,
  `aws-service`,
  `aws-region`,
  `year`,
  `month`,
  `day`,
  `hour`
FROM s3(
  's3://bucket/it\'s/lake/**/*.parquet',
  'Parquet',
  '`version` Nullable(Int32), `account_id` Nullable(String), `srcaddr` Nullable(String), `srcport` Nullable(Int32), `bytes` Nullable(Int64), `start` Nullable(Int64), `end` Nullable(Int64), `region` Nullable(String)'
)
SETTINGS use_hive_partitioning = 1;
