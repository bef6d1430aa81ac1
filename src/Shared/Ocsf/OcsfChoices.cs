using System.Collections.Immutable;
using VpcFlow.Plan;

namespace VpcFlow.Ocsf;

/// <summary>
/// The texts of OCSF by values of fields. What the schema lists is written with its number and its caption, a field that is absent as
/// <c>Unknown</c>, and any other value as <c>Other</c>, with the value itself for its caption.
/// </summary>
internal static class OcsfChoices
{
    public static readonly KnownValues Actions = Known(0, FlowLogField.Action, "ACCEPT", "REJECT");

    public static readonly KnownValues Directions = Known(1, FlowLogField.FlowDirection, "ingress", "egress");

    public static readonly KnownValues Paths = Known(2, FlowLogField.TrafficPath, "1", "2", "3", "4", "5", "6", "7", "8");

    public static readonly Choice ActivityId = Texts(0, Actions, "0", "6", "5", "99");

    public static readonly Choice ActivityName = Texts(1, Actions, "Unknown", "Traffic", "Refuse", null);

    public static readonly Choice TypeId = Texts(2, Actions, "400100", "400106", "400105", "400199");

    public static readonly Choice TypeName = Texts(
        3,
        Actions,
        "Network Activity: Unknown",
        "Network Activity: Traffic",
        "Network Activity: Refuse",
        "Network Activity: Other");

    /// <summary>Actions have no number for others.</summary>
    public static readonly Choice ActionId = Texts(4, Actions, "0", "1", "2", "0");

    public static readonly Choice Action = Texts(5, Actions, "Unknown", "Allowed", "Denied", "Unknown");

    public static readonly Choice DispositionId = Texts(6, Actions, "0", "1", "2", "99");

    public static readonly Choice Disposition = Texts(7, Actions, "Unknown", "Allowed", "Blocked", null);

    public static readonly Choice DirectionId = Texts(8, Directions, "0", "1", "2", "99");

    public static readonly Choice Direction = Texts(9, Directions, "Unknown", "Inbound", "Outbound", null);

    public static readonly Choice BoundaryId = Texts(10, Paths, "0", "4", "5", "6", "7", "8", "9", "10", "11", "99");

    public static readonly Choice Boundary = Texts(
        11,
        Paths,
        "Unknown",
        "Same VPC",
        "Internet/VPC Gateway",
        "Virtual Private Gateway",
        "Intra-region VPC",
        "Inter-region VPC",
        "Local Gateway",
        "Gateway VPC",
        "Internet Gateway",
        null);

    /// <summary>The values by their <see cref="KnownValues.Id"/>.</summary>
    public static ImmutableArray<KnownValues> AllValues { get; } = ImmutableArray.Create(Actions, Directions, Paths);

    /// <summary>The texts by their <see cref="Choice.Id"/>.</summary>
    public static ImmutableArray<Choice> All { get; } = ImmutableArray.Create(new[]
    {
        ActivityId, ActivityName, TypeId, TypeName, ActionId, Action, DispositionId, Disposition, DirectionId, Direction, BoundaryId,
        Boundary,
    });

    private static KnownValues Known(int id, FlowLogField field, params string[] texts) => new(id, field, ImmutableArray.Create(texts));

    /// <summary>Returns the texts for an absent field, for each known value, and for any other one.</summary>
    private static Choice Texts(int id, KnownValues values, params string?[] texts) => new(id, values, ImmutableArray.Create(texts));
}
