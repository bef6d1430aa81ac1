CREATE OR REPLACE VIEW "flow_logs" AS
SELECT
  "version"::INTEGER AS "version",
  "account_id"::VARCHAR AS "account_id",
  "srcaddr"::VARCHAR AS "srcaddr",
  "srcport"::INTEGER AS "srcport",
  "bytes"::BIGINT AS "bytes",
  "start"::BIGINT AS "start",
  "end"::BIGINT AS "end",
  "region"::VARCHAR AS "region"
FROM read_parquet('s3://bucket/it''s/lake/**/*.parquet', union_by_name = true);
