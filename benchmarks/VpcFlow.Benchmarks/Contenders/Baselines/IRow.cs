using System.Net;

namespace VpcFlow.Benchmarks.Contenders.Baselines;

/// <summary>The fields of a row as values; <see langword="null"/> where a field is <c>-</c>.</summary>
internal interface IRow
{
    int? Int32(int index);

    ushort? UInt16(int index);

    byte? Byte(int index);

    long? Int64(int index);

    DateTimeOffset? Time(int index);

    IPAddress? Address(int index);

    FlowLogAction Action(int index);

    FlowLogDataStatus Status(int index);

    /// <summary>Consumes a text in whatever form the reader has it.</summary>
    void AddText(ref FieldSums sums, int index);
}
