using System.Buffers.Text;
using System.Net;

namespace VpcFlow.Benchmarks.Contenders.Baselines;

/// <summary>The fields of a row as UTF-8 text; a field that is <c>-</c> is empty.</summary>
internal interface IUtf8Fields
{
    ReadOnlySpan<byte> this[int index] { get; }
}

/// <summary>Parses UTF-8 text with <see cref="Utf8Parser"/> and <see cref="IPAddress"/>, as a good .NET engineer would by hand.</summary>
internal readonly ref struct Utf8Row<TFields>(TFields fields) : IRow
    where TFields : struct, IUtf8Fields, allows ref struct
{
    private readonly TFields _fields = fields;

    public int? Int32(int index) => (int?)Number(index, int.MaxValue);

    public ushort? UInt16(int index) => (ushort?)Number(index, ushort.MaxValue);

    public byte? Byte(int index) => (byte?)Number(index, byte.MaxValue);

    public long? Int64(int index) => Number(index, long.MaxValue);

    public DateTimeOffset? Time(int index) => Int64(index) is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    public IPAddress? Address(int index)
    {
        ReadOnlySpan<byte> text = _fields[index];
        return text.IsEmpty ? null : IPAddress.Parse(text);
    }

    public FlowLogAction Action(int index) => Utf8Words.Action(_fields[index]);

    public FlowLogDataStatus Status(int index) => Utf8Words.Status(_fields[index]);

    public void AddText(ref FieldSums sums, int index) => sums.Text(index, _fields[index]);

    private long? Number(int index, long max)
    {
        ReadOnlySpan<byte> text = _fields[index];
        if (text.IsEmpty)
            return null;
        bool isNumber = Utf8Parser.TryParse(text, out long value, out int length) && length == text.Length && (ulong)value <= (ulong)max;
        return isNumber ? value : throw new FormatException();
    }
}

/// <summary>Converts words of UTF-8 text to values.</summary>
internal static class Utf8Words
{
    public static bool IsAbsent(ReadOnlySpan<byte> field) => field.Length == 1 && field[0] == (byte)'-';

    public static FlowLogAction Action(ReadOnlySpan<byte> field)
        => field.SequenceEqual("ACCEPT"u8) ? FlowLogAction.Accept
            : field.SequenceEqual("REJECT"u8) ? FlowLogAction.Reject
            : FlowLogAction.Unknown;

    public static FlowLogDataStatus Status(ReadOnlySpan<byte> field)
        => field.SequenceEqual("OK"u8) ? FlowLogDataStatus.Ok
            : field.SequenceEqual("NODATA"u8) ? FlowLogDataStatus.NoData
            : field.SequenceEqual("SKIPDATA"u8) ? FlowLogDataStatus.SkipData
            : FlowLogDataStatus.Unknown;
}
