CREATE TABLE IF NOT EXISTS "flow_logs" (
  "version" integer,
  "account_id" varchar,
  "srcaddr" varchar,
  "srcport" integer,
  "bytes" bigint,
  "start" bigint,
  "end" bigint,
  "region" varchar,
  "aws-account-id" varchar,
  "aws-service" varchar,
  "aws-region" varchar,
  "year" varchar,
  "month" varchar,
  "day" varchar
)
WITH (
  external_location = 's3://bucket/it''s/lake/',
  format = 'PARQUET',
  partitioned_by = ARRAY['aws-account-id', 'aws-service', 'aws-region', 'year', 'month', 'day']
);

-- Adds partitions that are new; run it again after files were added. Replace default if the table is in another schema.
CALL system.sync_partition_metadata('default', 'flow_logs', 'ADD');
