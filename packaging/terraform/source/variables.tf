variable "name" {
  description = "The name of the queues, in lower case; the name of the bucket begins with it."
  type        = string
  default     = "vpcflow"
}

variable "vpc_id" {
  description = "The VPC that a flow log is created for; none if empty: flow logs, also of other accounts, are then created elsewhere."
  type        = string
  default     = ""
}

variable "log_format" {
  description = "The fields of the flow log; by default all of versions 2 to 5."
  type        = string
  default     = "$${version} $${account-id} $${interface-id} $${srcaddr} $${dstaddr} $${srcport} $${dstport} $${protocol} $${packets} $${bytes} $${start} $${end} $${action} $${log-status} $${vpc-id} $${subnet-id} $${instance-id} $${tcp-flags} $${type} $${pkt-srcaddr} $${pkt-dstaddr} $${region} $${az-id} $${sublocation-type} $${sublocation-id} $${pkt-src-aws-service} $${pkt-dst-aws-service} $${flow-direction} $${traffic-path}"
}

variable "max_aggregation_interval" {
  description = "The seconds that a record covers at most, 60 or 600: 60 costs more records, and tells more about when."
  type        = number
  default     = 600
}

variable "accounts" {
  description = "The accounts whose flow logs may be written to the bucket; this account alone if empty."
  type        = list(string)
  default     = []
}

variable "retention_in_days" {
  description = "When files are deleted from the bucket."
  type        = number
  default     = 90
}

variable "visibility_timeout" {
  description = "The visibility timeout of the queue in seconds: 300 for a service, six times the time-out of a function, 1800."
  type        = number
  default     = 300
}
