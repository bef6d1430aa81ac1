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
PARTITIONED BY (
  `aws_account_id` string,
  `aws_region` string,
  `year` string,
  `month` string,
  `day` string
)
STORED AS PARQUET
LOCATION 's3://bucket/it\'s/lake/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.aws_account_id.type' = 'injected',
  'projection.aws_region.type' = 'injected',
  'projection.year.type' = 'integer',
  'projection.year.range' = '2015,2035',
  'projection.year.digits' = '4',
  'projection.month.type' = 'integer',
  'projection.month.range' = '1,12',
  'projection.month.digits' = '2',
  'projection.day.type' = 'integer',
  'projection.day.range' = '1,31',
  'projection.day.digits' = '2',
  'storage.location.template' = 's3://bucket/it\'s/lake/aws-account-id=${aws_account_id}/aws-service=vpcflowlogs/aws-region=${aws_region}/year=${year}/month=${month}/day=${day}/'
);
