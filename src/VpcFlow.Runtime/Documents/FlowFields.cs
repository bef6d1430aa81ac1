using System.Runtime.CompilerServices;
using VpcFlow.Documents.CommunityIds;
using VpcFlow.Plan;
using VpcFlow.Records;

namespace VpcFlow.Documents;

/// <summary>Where the parts of a flow are in a record.</summary>
internal sealed class FlowFields
{
    private readonly int _source;
    private readonly int _destination;
    private readonly int _protocol;
    private readonly int _sourcePort;
    private readonly int _destinationPort;
    private readonly ulong _ports;
    private readonly ulong _portsHigh;

    public FlowFields(RowSchema schema)
    {
        RecordPlan plan = schema.Plan;
        HasPorts = plan.SlotOf(FlowLogField.SourcePort) >= 0 && plan.SlotOf(FlowLogField.DestinationPort) >= 0;
        _source = Offset(FlowLogField.SourceAddress);
        _destination = Offset(FlowLogField.DestinationAddress);
        _protocol = Offset(FlowLogField.Protocol);
        _sourcePort = Offset(FlowLogField.SourcePort);
        _destinationPort = Offset(FlowLogField.DestinationPort);
        foreach (int slot in new[] { plan.SlotOf(FlowLogField.SourcePort), plan.SlotOf(FlowLogField.DestinationPort) })
        {
            _ports |= slot is >= 0 and < 64 ? 1UL << slot : 0;
            _portsHigh |= slot >= 64 ? 1UL << (slot - 64) : 0;
        }

        int Offset(FlowLogField field) => plan.SlotOf(field) < 0 ? 0 : schema.Layout.OffsetOf(plan.SlotOf(field));
    }

    private bool HasPorts { get; }

    /// <summary>
    /// Writes the message whose SHA-1 is the Community ID. For a record without the fields of a flow, the message is not used.
    /// </summary>
    /// <param name="row">The values of the record.</param>
    /// <param name="absent">A bit per field of the line: set if the field is <c>-</c>; the first 64 fields.</param>
    /// <param name="absentHigh">The same as <paramref name="absent"/>, for the fields from the 65th on.</param>
    /// <param name="block">Receives <see cref="FlowMessage.BlockSize"/> bytes.</param>
    public void Write(ref byte row, ulong absent, ulong absentHigh, ref byte block)
    {
        bool hasPorts = HasPorts && ((absent & _ports) | (absentHigh & _portsHigh)) == 0;
        FlowMessage.Write(
            ref block, in Unsafe.As<byte, FlowLogAddress>(ref Unsafe.Add(ref row, _source)),
            in Unsafe.As<byte, FlowLogAddress>(ref Unsafe.Add(ref row, _destination)), (byte)Number(ref row, _protocol), hasPorts,
            hasPorts ? (ushort)Number(ref row, _sourcePort) : (ushort)0, hasPorts ? (ushort)Number(ref row, _destinationPort) : (ushort)0);
    }

    private static long Number(ref byte row, int offset) => Unsafe.ReadUnaligned<long>(ref Unsafe.Add(ref row, offset));
}
