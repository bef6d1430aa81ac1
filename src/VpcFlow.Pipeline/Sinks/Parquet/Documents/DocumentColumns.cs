using System.Collections.Immutable;
using System.Text.Json;
using VpcFlow.Pipeline.Sinks.Parquet.Columns;
using VpcFlow.Plan;

namespace VpcFlow.Pipeline.Sinks.Parquet.Documents;

/// <summary>Turns a schema of documents into columns: each value of a document is a column, and each object a group.</summary>
internal static class DocumentColumns
{
    /// <summary>Returns the columns of the documents of records with certain fields, in the order of the document.</summary>
    public static ColumnSpec[] Create(DocumentSchema schema, IReadOnlyList<FlowLogField> fields)
    {
        var plan = RecordPlan.Create([.. fields], null);
        var columns = new List<ColumnSpec>();
        Add(columns, DocumentTree.Build(plan, schema, default), [], plan);
        return [.. columns];
    }

    private static void Add(List<ColumnSpec> columns, DocumentMember member, ImmutableArray<string> path, RecordPlan plan)
    {
        foreach (DocumentMember child in member.Children)
        {
            ImmutableArray<string> place = path.Add(child.Name);
            if (child.IsObject)
                Add(columns, child, place, plan);
            else
                columns.Add(Create(child, place, plan));
        }
    }

    private static ColumnSpec Create(DocumentMember member, ImmutableArray<string> path, RecordPlan plan)
    {
        if (member.Value == ValueKind.None && member.Slots.IsEmpty && member.Open.StartsWith('['))
            return new ColumnSpec(path, ColumnType.Text) { Elements = [.. ElementsOf(member)] };
        bool isText = member.Open.Contains('"', StringComparison.Ordinal);
        var source = new MemberSource(member, plan, isText);
        ColumnType type = member.Value switch
        {
            ValueKind.Time or ValueKind.Timestamp => ColumnType.Timestamp,
            ValueKind.Milliseconds or ValueKind.TimestampMilliseconds => ColumnType.Integer64,
            ValueKind.Validated when !isText => ColumnSpec.Of(source.Fields[0]).Type,
            ValueKind.None or ValueKind.Text or ValueKind.Validated or ValueKind.NetworkType or ValueKind.Transport or ValueKind.TcpFlags
                or ValueKind.EventType or ValueKind.Outcome or ValueKind.Choice or ValueKind.Caption or ValueKind.TextIf
                or ValueKind.FirstAddress or ValueKind.DifferentAddress or ValueKind.IpVersion or ValueKind.CommunityId
                or ValueKind.CommunityIdOfPorts or ValueKind.RelatedAddresses or ValueKind.Original or ValueKind.Namespace
                or ValueKind.Message => isText ? ColumnType.Text : ColumnType.Integer32,
            _ => throw new InvalidOperationException($"A {member.Value} is no column."),
        };
        return new ColumnSpec(path, type)
        {
            Reader = DocumentReaders.Create(source),
            IsList = member.Value == ValueKind.DifferentAddress,
        };
    }

    /// <summary>Returns the elements of a constant array of strings.</summary>
    private static IEnumerable<string> ElementsOf(DocumentMember member)
    {
        using var array = JsonDocument.Parse(member.Open + member.Close);
        return [.. array.RootElement.EnumerateArray().Select(e => e.GetString()!)];
    }
}
