using System.Text;
using VpcFlow.Filtering;
using VpcFlow.Pipeline.Sinks.Parquet.Columns;
using VpcFlow.Records;

namespace VpcFlow.Pipeline.Sinks.Parquet.Derived;

/// <summary>The name of the service at the lower one of the two ports that have one, as in filters.</summary>
internal sealed class ServiceReader() : MemberReader(FlowLogField.Protocol, FlowLogField.SourcePort, FlowLogField.DestinationPort)
{
    private static readonly byte[][] s_names = [[], .. ServiceNames.All.Select(Encoding.ASCII.GetBytes)];

    public override long Read(RowSchema schema, in RowSlice rows, int row, ColumnBuffer column)
    {
        long protocol = NumberOf(schema, in rows, row, FlowLogField.Protocol);
        long source = NumberOf(schema, in rows, row, FlowLogField.SourcePort);
        long destination = NumberOf(schema, in rows, row, FlowLogField.DestinationPort);
        int sourceId = source == Absent ? 0 : ServiceNames.Find(protocol, source);
        int destinationId = destination == Absent ? 0 : ServiceNames.Find(protocol, destination);
        int id = destinationId == 0 || (sourceId != 0 && source < destination) ? sourceId : destinationId;
        return id == 0 ? Absent : column.Texts.PlaceOf(s_names[id]);
    }
}
