namespace VpcFlow.Records;

/// <summary>What the values of a column look like, by which formats are told apart where there is no header.</summary>
internal enum ValueShape
{
    /// <summary>Text that is neither a number nor an address, such as <c>vpc-0a1b</c> or <c>eu-west-1</c>.</summary>
    Text,

    /// <summary>Anything: what people choose, such as tags, and columns that are skipped.</summary>
    Free,

    /// <summary>The number of an account, as a rule.</summary>
    Account,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>An address.</summary>
    Address,

    /// <summary>ACCEPT or REJECT, as a rule.</summary>
    Action,

    /// <summary>OK, NODATA or SKIPDATA, as a rule.</summary>
    LogStatus,
}
