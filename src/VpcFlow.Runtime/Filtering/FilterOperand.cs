using System.Collections.Immutable;
using VpcFlow.Fields;
using VpcFlow.Plan;

namespace VpcFlow.Filtering;

/// <summary>What a condition compares, which determines its values and operators.</summary>
internal enum FilterOperandKind
{
    Text,
    Action,
    LogStatus,
    Address,
    Number,
    Port,
    Protocol,
    TcpFlags,
    Time,

    /// <summary>The seconds from start to end.</summary>
    Duration,

    /// <summary>The bytes of a packet.</summary>
    BytesPerPacket,

    /// <summary>The name of the service at a port.</summary>
    Service,
}

/// <summary>A field, or a value that is derived from fields.</summary>
/// <param name="Name">The name for messages.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Fields">The fields that it is derived from.</param>
internal sealed record FilterOperand(string Name, FilterOperandKind Kind, ImmutableArray<FlowLogField> Fields)
{
    private static readonly FilterOperand[] s_derived =
    [
        new("bytes-per-packet", FilterOperandKind.BytesPerPacket, [FlowLogField.Bytes, FlowLogField.Packets]),
        new("duration", FilterOperandKind.Duration, [FlowLogField.Start, FlowLogField.End]),
        new("service", FilterOperandKind.Service, [FlowLogField.Protocol, FlowLogField.SourcePort, FlowLogField.DestinationPort]),
    ];

    /// <summary>The names of all fields and derived values.</summary>
    public static IEnumerable<string> Names => FlowLogFieldCatalogue.All.Select(f => f.Name).Concat(s_derived.Select(d => d.Name));

    public bool IsText => Kind is FilterOperandKind.Text or FilterOperandKind.Action or FilterOperandKind.LogStatus;

    /// <summary>Whether the values have an order.</summary>
    public bool IsOrdered => Kind is not (FilterOperandKind.Action or FilterOperandKind.LogStatus or FilterOperandKind.Service);

    /// <summary>The largest value of a field that is a number.</summary>
    public long Max => new FieldSlot(0, FlowLogColumn.Of(Fields[0]), IsDecoded: true).MaxValue;

    /// <summary>Finds a field or a derived value by its name in any spelling.</summary>
    public static FilterOperand? Find(string name)
    {
        string compact = Compact(name);
        return FlowLogFieldCatalogue.Find(name) is { } field
            ? new FilterOperand(field.Name, KindOf(field.Kind), [field.Field])
            : Array.Find(s_derived, d => Compact(d.Name).Equals(compact, StringComparison.OrdinalIgnoreCase));
    }

    private static string Compact(string name)
        => name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);

    private static FilterOperandKind KindOf(FlowLogFieldKind kind) => kind switch
    {
        FlowLogFieldKind.Text => FilterOperandKind.Text,
        FlowLogFieldKind.Action => FilterOperandKind.Action,
        FlowLogFieldKind.LogStatus => FilterOperandKind.LogStatus,
        FlowLogFieldKind.Address => FilterOperandKind.Address,
        FlowLogFieldKind.Integer or FlowLogFieldKind.Long => FilterOperandKind.Number,
        FlowLogFieldKind.Port => FilterOperandKind.Port,
        FlowLogFieldKind.Protocol => FilterOperandKind.Protocol,
        FlowLogFieldKind.TcpFlags => FilterOperandKind.TcpFlags,
        FlowLogFieldKind.Time => FilterOperandKind.Time,
        _ => throw new InvalidOperationException($"{kind} is not a kind of field."),
    };
}
