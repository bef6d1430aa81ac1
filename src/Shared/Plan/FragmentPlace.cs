namespace VpcFlow.Plan;

/// <summary>
/// The places of documents for fragments: members that are known as JSON only at run time, such as where the document came from. Each place
/// occurs in a document at most once.
/// </summary>
internal enum FragmentPlace
{
    /// <summary>In <c>event</c>: the dataset, the module and the id.</summary>
    Event,

    /// <summary>In <c>cloud</c>: the region of the source, unless the record has its own.</summary>
    Cloud,

    /// <summary>In <c>aws</c>: the object in S3, the log stream in CloudWatch.</summary>
    Aws,

    /// <summary>The members of <c>log</c>: the path of the file and the position in it.</summary>
    Log,

    /// <summary>Elements of <c>tags</c>.</summary>
    Tags,

    /// <summary>In <c>source</c>: what is known about its address.</summary>
    Source,

    /// <summary>In <c>destination</c>: what is known about its address.</summary>
    Destination,

    /// <summary>In <c>aws.vpcflow</c>: the names of the networks of addresses.</summary>
    VpcFlow,
}
