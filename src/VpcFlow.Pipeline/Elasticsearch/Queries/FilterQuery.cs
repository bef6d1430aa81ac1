using System.Text.Json.Nodes;
using VpcFlow.Filtering;

namespace VpcFlow.Pipeline.Elasticsearch.Queries;

/// <summary>
/// Translates filters to queries that Elasticsearch and OpenSearch share. A condition on an absent field is neither true nor false, so that
/// what is false is not simply what is not true: each part of a filter has a query for both.
/// </summary>
internal sealed class FilterQuery
{
    private readonly IReadOnlyList<FilterOperand> _operands;

    private FilterQuery(IReadOnlyList<FilterOperand> operands) => _operands = operands;

    /// <summary>Returns the query for the documents of the records that a filter selects.</summary>
    /// <exception cref="NotSupportedException">The filter compares what documents do not have.</exception>
    public static JsonObject Create(FlowLogFilter filter) => new FilterQuery(filter.Operands).True(filter.Root);

    private JsonObject True(FilterNode node) => node switch
    {
        AllNode all => QueryJson.All(all.Parts.Select(True)),
        AnyNode any => QueryJson.Any(any.Parts.Select(True)),
        NotNode not => False(not.Part),
        AbsenceNode absence => Absence(absence.Column, absence.IsAbsent),
        _ => Match(node).Query,
    };

    private JsonObject False(FilterNode node)
    {
        switch (node)
        {
            case AllNode all:
                return QueryJson.Any(all.Parts.Select(False));
            case AnyNode any:
                return QueryJson.All(any.Parts.Select(False));
            case NotNode not:
                return True(not.Part);
            case AbsenceNode absence:
                return Absence(absence.Column, !absence.IsAbsent);
            default:
                (JsonObject match, int column) = Match(node);
                return QueryJson.All(QueryJson.Exists(MemberOf(column).Path), QueryJson.None(match));
        }
    }

    private (JsonObject Query, int Column) Match(FilterNode node) => node switch
    {
        NumberNode number => (NumberQuery.Create(_operands[number.Column], MemberOf(number.Column), number.Test), number.Column),
        AddressNode address => (AddressQuery.Create(MemberOf(address.Column).Path, address.Addresses), address.Column),
        TextNode text => (TextQuery.Create(MemberOf(text.Column).Path, text.Test), text.Column),
        _ => throw new InvalidOperationException($"{node.GetType().Name} is not a part of a filter."),
    };

    private JsonObject Absence(int column, bool isAbsent)
    {
        JsonObject exists = QueryJson.All(_operands[column].Fields.Select(f => QueryJson.Exists(DocumentMember.Of(f).Path)));
        return isAbsent ? QueryJson.None(exists) : exists;
    }

    private DocumentMember MemberOf(int column) => DocumentMember.Of(_operands[column]);
}
