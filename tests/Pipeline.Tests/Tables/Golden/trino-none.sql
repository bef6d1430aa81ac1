CREATE TABLE IF NOT EXISTS "flow_logs" (
  "version" integer,
  "account_id" varchar,
  "srcaddr" varchar,
  "srcport" integer,
  "bytes" bigint,
  "start" bigint,
  "end" bigint,
  "region" varchar
)
WITH (
  external_location = 's3://bucket/it''s/lake/',
  format = 'PARQUET'
);
