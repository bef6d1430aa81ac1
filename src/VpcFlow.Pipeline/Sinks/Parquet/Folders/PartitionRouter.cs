using VpcFlow.Formatting;
using VpcFlow.Pipeline.Sinks.Parquet.Columns;
using VpcFlow.Records;

namespace VpcFlow.Pipeline.Sinks.Parquet.Folders;

/// <summary>Finds the partitions of rows by their account, region and time.</summary>
internal sealed class PartitionRouter(ParquetPartitions partitions)
{
    private const long MillisecondsPerHour = 3_600_000;
    private const int HoursPerDay = 24;

    private readonly RegionTable _regions = new();
    private long _account = PartitionKey.None;
    private int _region = PartitionKey.None;
    private int _columns;

    /// <summary>Begins rows with the same columns from the same place.</summary>
    /// <param name="columns">Which columns the rows have.</param>
    /// <param name="account">The account of rows that do not name theirs.</param>
    /// <param name="region">The region of rows that do not name theirs.</param>
    public void Begin(int columns, string? account, string? region)
    {
        _columns = columns;
        _account = PartitionKey.ParseAccount(System.Text.Encoding.UTF8.GetBytes(account ?? ""));
        _region = _regions.PlaceOf(System.Text.Encoding.UTF8.GetBytes(region ?? ""));
    }

    /// <summary>Returns the partition of a row.</summary>
    public PartitionKey KeyOf(RowSchema schema, in RowSlice rows, int row)
    {
        if (partitions == ParquetPartitions.None)
            return new PartitionKey(0, 0, 0, _columns);
        ReadOnlySpan<byte> accountId = TextOf(schema, in rows, row, FlowLogField.AccountId);
        ReadOnlySpan<byte> name = TextOf(schema, in rows, row, FlowLogField.Region);
        long account = accountId.IsEmpty ? _account : PartitionKey.ParseAccount(accountId);
        int region = name.IsEmpty ? _region : _regions.PlaceOf(name);
        long? time = TimeOf(schema, in rows, row, FlowLogField.End) ?? TimeOf(schema, in rows, row, FlowLogField.Start);
        long hour = time is { } value ? TimeText.ToMilliseconds(value) / MillisecondsPerHour : PartitionKey.None;
        if (partitions == ParquetPartitions.Daily && hour >= 0)
            hour -= hour % HoursPerDay;
        return new PartitionKey(account, region, hour, _columns);
    }

    /// <summary>Returns the folder of a partition, relative to that of all files.</summary>
    public string FolderOf(PartitionKey key)
        => partitions == ParquetPartitions.None ? "" : key.Folder(_regions.NameOf(key.Region), partitions == ParquetPartitions.Hourly);

    private static ReadOnlySpan<byte> TextOf(RowSchema schema, in RowSlice rows, int row, FlowLogField field)
    {
        ref readonly FieldAccess access = ref schema[field];
        return access.Slot >= 0 && rows.IsPresent(row, access.Slot) ? rows.Text(row, access.Slot) : default;
    }

    private static long? TimeOf(RowSchema schema, in RowSlice rows, int row, FlowLogField field)
    {
        ref readonly FieldAccess access = ref schema[field];
        return access.Slot >= 0 && rows.IsPresent(row, access.Slot) ? rows.Number(row, access.Offset) : null;
    }
}
