variable "name" {
  description = "The name of the cluster, the service and what belongs to it."
  type        = string
  default     = "vpcflow"
}

variable "bucket" {
  description = "The bucket with the flow logs."
  type        = string
}

variable "queue_arn" {
  description = "The queue with the bucket's notifications."
  type        = string
}

variable "queue_url" {
  description = "The URL of the same queue."
  type        = string
}

variable "queue_name" {
  description = "The name of the same queue, whose oldest message says how many workers there are."
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

variable "image" {
  description = "The image of packaging/container."
  type        = string
}

variable "architecture" {
  description = "What the image was built for: X86_64 or ARM64."
  type        = string
  default     = "X86_64"
}

variable "subnets" {
  description = "The subnets of the workers, in two zones at least."
  type        = list(string)
}

variable "security_groups" {
  description = "The security groups of the workers: HTTPS to AWS and to the cluster."
  type        = list(string)
}

variable "assign_public_ip" {
  description = "Whether workers have public addresses, which they need in subnets without NAT or endpoints."
  type        = bool
  default     = false
}

variable "hosts" {
  description = "The URL of the cluster, such as https://host:9200."
  type        = string
}

variable "api_key_secret_arn" {
  description = "The secret of Secrets Manager that is the API key of the cluster."
  type        = string
}

variable "namespace" {
  description = "The namespace of the data stream logs-aws.vpcflow-NAMESPACE."
  type        = string
  default     = "default"
}

variable "min_workers" {
  description = "How many workers there are at least."
  type        = number
  default     = 1
}

variable "max_workers" {
  description = "How many workers there are at most."
  type        = number
  default     = 4
}
