namespace VpcFlow.Documents.Fragments;

/// <summary>
/// Says where the records of a block came from, if its text was unpacked from something that says more than the position in the text: a
/// payload, an array, a table. Safe for use by several threads at once.
/// </summary>
internal abstract class BlockOrigins
{
    /// <summary>The log group of all records of the block; <see langword="null"/> if the container has none.</summary>
    public virtual string? LogGroup => null;

    /// <summary>The log stream of all records of the block; <see langword="null"/> if the container has none.</summary>
    public virtual string? LogStream => null;

    /// <summary>Returns where a record came from. Called for the records in their order, but not for all of them.</summary>
    /// <param name="position">The position of the record's line in the text of the block.</param>
    public abstract RecordOrigin OriginOf(int position);
}
