namespace VpcFlow.Input.Containers;

/// <summary>The kinds of JSON array whose elements are read one by one.</summary>
internal enum JsonArrayKind
{
    /// <summary>Values that could also be outside of an array, one after another.</summary>
    Values,

    /// <summary>The events of CloudWatch Logs: of a subscription payload, or of the output of the AWS CLI.</summary>
    Events,

    /// <summary>The records of a Firehose request or transform event, of a Kinesis event, or of another event of AWS Lambda.</summary>
    Records,

    /// <summary>The rows of CloudWatch Logs Insights, each an array of names and values.</summary>
    Results,
}
