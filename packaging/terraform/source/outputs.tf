output "bucket" {
  description = "The bucket."
  value       = aws_s3_bucket.bucket.id
}

output "queue_arn" {
  description = "The queue."
  value       = aws_sqs_queue.queue.arn
}

output "queue_url" {
  description = "The source of vpcflow ship."
  value       = aws_sqs_queue.queue.url
}

output "queue_name" {
  description = "The name of the queue."
  value       = aws_sqs_queue.queue.name
}

output "dead_letter_queue_arn" {
  description = "The queue of dead letters."
  value       = aws_sqs_queue.dead_letters.arn
}

output "dead_letter_queue_url" {
  description = "Where what can't be delivered is kept."
  value       = aws_sqs_queue.dead_letters.url
}
