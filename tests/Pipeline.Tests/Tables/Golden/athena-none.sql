CREATE EXTERNAL TABLE IF NOT EXISTS `flow_logs` (
  `version` int,
  `account_id` string,
  `srcaddr` string,
  `srcport` int,
  `bytes` bigint,
  `start` bigint,
  `end` bigint,
  `region` string
)
STORED AS PARQUET
LOCATION 's3://bucket/it\'s/lake/';
