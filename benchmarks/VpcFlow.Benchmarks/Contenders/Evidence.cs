namespace VpcFlow.Benchmarks.Contenders;

/// <summary>The results of a contender that are checked against those of others.</summary>
[Flags]
internal enum Evidence
{
    None = 0,

    /// <summary>The number of records.</summary>
    Records = 1,

    /// <summary>The sum of all numbers and times, and of the action and status.</summary>
    Numbers = 2,

    /// <summary>The sum of the lengths of texts.</summary>
    TextLengths = 4,

    /// <summary>The sum of the first bytes of texts.</summary>
    TextBytes = 8,

    /// <summary>The sum of addresses as binary values.</summary>
    Addresses = 16,

    /// <summary>The documents, in the order of the records; <c>network.community_id</c> may be missing.</summary>
    Documents = 32,

    /// <summary>The documents, which may have null members and empty objects for absent fields.</summary>
    DocumentsWithNulls = 64,

    /// <summary>The rows of CSV as text, with their header.</summary>
    Rows = 128,
}
