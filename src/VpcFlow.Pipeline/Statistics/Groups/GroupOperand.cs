using System.Collections.Immutable;
using VpcFlow.Filtering;

namespace VpcFlow.Pipeline.Statistics.Groups;

/// <summary>A value by which records are grouped, or whose different values are counted.</summary>
/// <param name="Source">The field or derived value; <see langword="null"/> for the time of a record.</param>
/// <param name="Function">What is made of it.</param>
internal sealed record GroupOperand(FilterOperand? Source, GroupFunction Function)
{
    /// <summary>The name of the time of a record: its end or, without one, its start.</summary>
    public const string TimeName = "time";

    /// <summary>A prefix of IPv6 that is used with one of IPv4: the usual size of a subnet.</summary>
    public const int UsualPrefix6 = 64;

    /// <summary>The length of the prefix of an IPv4 address.</summary>
    public int Prefix4 { get; init; } = 32;

    /// <summary>The length of the prefix of an IPv6 address.</summary>
    public int Prefix6 { get; init; } = 128;

    /// <summary>The step, in the unit of the column: milliseconds for times.</summary>
    public long Step { get; init; } = 1;

    public FilterOperandKind Kind => Source?.Kind ?? FilterOperandKind.Time;

    public bool IsTime => Kind == FilterOperandKind.Time;

    public bool NeedsEnricher => Function is GroupFunction.Country or GroupFunction.AutonomousSystem or GroupFunction.Name;

    /// <summary>Whether the value is text, or becomes text.</summary>
    public bool IsText => NeedsEnricher || Source is { IsText: true };

    /// <summary>Whether the value is an address or its network.</summary>
    public bool IsAddress => Kind == FilterOperandKind.Address && Function is GroupFunction.Whole or GroupFunction.Prefix;

    /// <summary>The fields that the value is derived from; of a time, any suffices.</summary>
    public ImmutableArray<FlowLogField> Fields => Source?.Fields ?? [FlowLogField.End, FlowLogField.Start];

    /// <summary>What is added to a number, so that codes are not negative: only durations can be.</summary>
    public long Bias => Kind == FilterOperandKind.Duration ? 1L << 60 : 0;

    /// <summary>The number of bits of the codes of the value; see <see cref="GroupCode"/>.</summary>
    public int Bits => Function switch
    {
        GroupFunction.Scope => 2,
        GroupFunction.Country or GroupFunction.AutonomousSystem or GroupFunction.Name => GroupCode.TextBits,
        GroupFunction.Prefix => GroupCode.AddressBits,
        GroupFunction.Whole or GroupFunction.Step => Kind switch
        {
            FilterOperandKind.Text or FilterOperandKind.Action or FilterOperandKind.LogStatus => GroupCode.TextBits,
            FilterOperandKind.Address => GroupCode.AddressBits,
            FilterOperandKind.Port => 17,
            FilterOperandKind.Protocol or FilterOperandKind.Service => 9,
            FilterOperandKind.TcpFlags => 32,
            FilterOperandKind.Time => 48,
            FilterOperandKind.Number when Source!.Max <= int.MaxValue => 32,
            FilterOperandKind.Number or FilterOperandKind.Duration => 64,
            _ => throw new InvalidOperationException($"Records can't be grouped by a {Kind}."),
        },
        _ => throw new InvalidOperationException($"{Function} is not a function."),
    };
}
