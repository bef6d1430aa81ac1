namespace VpcFlow.Query;

/// <summary>A statement can't be answered. The message is that of the database.</summary>
internal sealed class QueryException(Exception inner) : Exception(inner.Message, inner)
{
    /// <summary>Whether the reason is that the inputs can't be read, which was reported.</summary>
    public bool IsReported { get; init; }
}
