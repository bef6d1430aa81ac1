namespace VpcFlow.Query.Columns;

/// <summary>Where a record comes from.</summary>
/// <param name="File">The name of its input, in UTF-8.</param>
/// <param name="Line">The number of its line; 0 if nobody asks for it.</param>
internal readonly record struct RecordPlace(byte[] File, long Line);
