namespace VpcFlow.Input.Containers;

/// <summary>What is known of a JSON value of which a part was read.</summary>
internal enum JsonStatus
{
    /// <summary>The value goes on.</summary>
    Incomplete,

    /// <summary>The value is complete.</summary>
    Complete,

    /// <summary>The text is not JSON.</summary>
    Malformed,
}
