using VpcFlow.Documents.CommunityIds;
using VpcFlow.Generated;
using VpcFlow.Plan;

namespace VpcFlow.Documents;

/// <summary>Where the parts of a flow stand in a line.</summary>
internal sealed class FlowFields(RecordPlan plan)
{
    private readonly int _source = plan.SlotOf(FlowLogField.SourceAddress);
    private readonly int _destination = plan.SlotOf(FlowLogField.DestinationAddress);
    private readonly int _protocol = plan.SlotOf(FlowLogField.Protocol);
    private readonly int _sourcePort = plan.SlotOf(FlowLogField.SourcePort);
    private readonly int _destinationPort = plan.SlotOf(FlowLogField.DestinationPort);

    /// <summary>Writes the message whose SHA-1 is the Community ID; <see langword="false"/> if an address or the protocol is absent.</summary>
    /// <param name="record">The record.</param>
    /// <param name="block">Gets <see cref="FlowMessage.BlockSize"/> bytes.</param>
    public bool TryWrite(CarefulRecord record, ref byte block)
    {
        if (record.IsAbsent(_source) || record.IsAbsent(_destination) || record.IsAbsent(_protocol))
            return false;
        bool hasPorts = !record.IsAbsent(_sourcePort) && !record.IsAbsent(_destinationPort);
        FlowMessage.Write(ref block, record.Address(_source), record.Address(_destination), (byte)record.Number(_protocol), hasPorts,
            hasPorts ? (ushort)record.Number(_sourcePort) : (ushort)0, hasPorts ? (ushort)record.Number(_destinationPort) : (ushort)0);
        return true;
    }
}
