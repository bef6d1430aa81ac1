# Delivers the flow logs that messages of a queue name to Elasticsearch or OpenSearch, by a function.

terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

data "aws_partition" "current" {}

resource "aws_cloudwatch_log_group" "log" {
  name              = "/aws/lambda/${var.name}"
  retention_in_days = 30
}

resource "aws_iam_role" "role" {
  name_prefix = "${var.name}-"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "role" {
  name = "vpcflow"
  role = aws_iam_role.role.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "s3:GetObject"
        Resource = "arn:${data.aws_partition.current.partition}:s3:::${var.bucket}/*"
      },
      {
        Effect   = "Allow"
        Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
        Resource = var.queue_arn
      },
      {
        Effect   = "Allow"
        Action   = "sqs:SendMessage"
        Resource = var.dead_letter_queue_arn
      },
      {
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.log.arn}:*"
      },
    ]
  })
}

resource "aws_lambda_function" "function" {
  function_name    = var.name
  description      = "Delivers flow logs to Elasticsearch or OpenSearch."
  runtime          = "provided.al2023"
  handler          = "bootstrap"
  architectures    = [var.architecture]
  filename         = var.zip_file
  source_code_hash = filebase64sha256(var.zip_file)
  memory_size      = var.memory_size
  timeout          = 300
  role             = aws_iam_role.role.arn
  environment {
    variables = {
      VPCFLOW__SINKS__ELASTICSEARCH__HOSTS     = var.hosts
      VPCFLOW__SINKS__ELASTICSEARCH__NAMESPACE = var.namespace
      VPCFLOW_API_KEY                          = var.api_key
      VPCFLOW_DEAD_LETTER_QUEUE_URL            = var.dead_letter_queue_url
    }
  }
  depends_on = [aws_cloudwatch_log_group.log, aws_iam_role_policy.role]
}

resource "aws_lambda_event_source_mapping" "queue" {
  event_source_arn        = var.queue_arn
  function_name           = aws_lambda_function.function.arn
  batch_size              = 10
  function_response_types = ["ReportBatchItemFailures"]
  scaling_config {
    maximum_concurrency = var.maximum_concurrency
  }
}
