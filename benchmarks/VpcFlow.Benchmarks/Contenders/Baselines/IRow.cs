using System.Net;

namespace VpcFlow.Benchmarks.Contenders.Baselines;

/// <summary>The fields of a row as values; a field that is <c>-</c> is <see langword="null"/>.</summary>
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

    /// <summary>Consumes a text in the form that the reader has.</summary>
    void AddText(ref FieldSums sums, int index);
}
