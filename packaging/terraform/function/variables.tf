variable "name" {
  description = "The name of the function."
  type        = string
  default     = "vpcflow"
}

variable "bucket" {
  description = "The bucket with the flow logs."
  type        = string
}

variable "queue_arn" {
  description = "The queue with the bucket's notifications; its visibility timeout is 1800 seconds, six times the time-out of the function."
  type        = string
}

variable "dead_letter_queue_arn" {
  description = "The queue where what can't be delivered is kept."
  type        = string
}

variable "dead_letter_queue_url" {
  description = "The URL of the same queue."
  type        = string
}

variable "zip_file" {
  description = "The zip file of the function."
  type        = string
  default     = "vpcflow-lambda.zip"
}

variable "architecture" {
  description = "What the zip file was built for: x86_64 or arm64."
  type        = string
  default     = "x86_64"
}

variable "hosts" {
  description = "The URL of the cluster, such as https://host:9200."
  type        = string
}

variable "api_key" {
  description = "The API key of the cluster. It is in the state of Terraform."
  type        = string
  sensitive   = true
}

variable "namespace" {
  description = "The namespace of the data stream logs-aws.vpcflow-NAMESPACE."
  type        = string
  default     = "default"
}

variable "memory_size" {
  description = "The memory of the function in MB."
  type        = number
  default     = 512
}

variable "maximum_concurrency" {
  description = "How many functions run at the same time at most, so that the cluster keeps up."
  type        = number
  default     = 10
}
