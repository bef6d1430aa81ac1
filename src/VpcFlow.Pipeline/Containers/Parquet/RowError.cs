using VpcFlow.Pipeline.Containers.Parquet.Metadata;

namespace VpcFlow.Pipeline.Containers.Parquet;

/// <summary>Describes what can go wrong while rows are read.</summary>
internal static class RowError
{
    /// <summary>
    /// Adds the place to an error in a row group; anything that damaged data leads to is an error of the data. Other errors are returned.
    /// </summary>
    /// <param name="error">The error.</param>
    /// <param name="metadata">The metadata of the file; <see langword="null"/> before it is read.</param>
    /// <param name="group">The index of the row group; not one of the file before and after its rows.</param>
    /// <param name="column">The column that was read, if it is known.</param>
    /// <param name="rows">The number of rows that were read before.</param>
    public static Exception Describe(Exception error, FileMetadata? metadata, int group, string? column, long rows)
    {
        bool isOfRows = group >= 0 && group < metadata?.Groups.Count;
        if (!isOfRows || error is not (InvalidDataException or NotSupportedException or ArgumentException or IndexOutOfRangeException
            or OverflowException or EndOfStreamException))
        {
            return error;
        }

        string where = $"row group {group + 1} of {metadata!.Groups.Count}";
        if (column is not null)
            where += $", column \"{column}\"";
        string what = error is InvalidDataException or NotSupportedException ? error.Message : "a page is damaged";
        return new InvalidDataException($"The Parquet file can't be read after row {rows}: {where}: {what}.", error);
    }
}
