using VpcFlow.Decoding;
using VpcFlow.Plan;

namespace VpcFlow.Records;

/// <summary>A column of a format, as far as it shows whether a line is in that format.</summary>
internal readonly struct ColumnShape
{
    private const int AccountLength = 12;

    private readonly long _max;

    public ColumnShape(FlowLogColumn column)
    {
        var slot = new FieldSlot(0, column, IsDecoded: true);
        Shape = column.Field is null ? ValueShape.Free : ShapeOf(slot);
        _max = Shape == ValueShape.Number ? slot.MaxValue : 0;
    }

    /// <summary>What the values look like.</summary>
    public ValueShape Shape { get; }

    /// <summary>Whether any value, unless it is absent, shows which of two columns it is of.</summary>
    public bool IsToldFrom(ColumnShape other)
        => Shape != other.Shape && Shape != ValueShape.Free && other.Shape != ValueShape.Free
            && !CanLookLikeAccount(Shape, other.Shape) && !CanLookLikeAccount(other.Shape, Shape);

    /// <summary>Compares a value with the shape.</summary>
    /// <param name="value">The value, which is not <c>-</c>.</param>
    /// <returns>
    /// 1 if it has the shape, 0 if it says nothing, -1 if it probably is of another column; <see langword="null"/> if no record has it.
    /// </returns>
    public int? Compare(ReadOnlySpan<byte> value) => Shape switch
    {
        ValueShape.Text => 0,
        ValueShape.Free => 1, // as much as the other column can have, so that it never decides
        ValueShape.Account => IsAccount(value) ? 1 : 0,
        ValueShape.Number => ScalarNumberDecoder.TryDecode(value, _max, out _, out _) ? 1 : null,
        ValueShape.Address => AddressDecoder.TryDecode(value, out _, out _) ? 1 : null,
        ValueShape.Action => value.SequenceEqual("ACCEPT"u8) || value.SequenceEqual("REJECT"u8) ? 1 : -1,
        ValueShape.LogStatus
            => value.SequenceEqual("OK"u8) || value.SequenceEqual("NODATA"u8) || value.SequenceEqual("SKIPDATA"u8) ? 1 : -1,
        _ => throw new InvalidOperationException($"{Shape} is not a shape."),
    };

    private static bool CanLookLikeAccount(ValueShape shape, ValueShape account)
        => account == ValueShape.Account && shape is ValueShape.Text or ValueShape.Number;

    private static bool IsAccount(ReadOnlySpan<byte> value)
        => value.SequenceEqual("unknown"u8)
            || (value.Length == AccountLength && !value.ContainsAnyExceptInRange((byte)'0', (byte)'9'));

    private static ValueShape ShapeOf(FieldSlot slot) => slot.Field switch
    {
        FlowLogField.AccountId or FlowLogField.TransitGatewaySourceVpcAccountId or FlowLogField.TransitGatewayDestinationVpcAccountId
            => ValueShape.Account,
        FlowLogField.EcsClusterName or FlowLogField.EcsServiceName => ValueShape.Free,
        FlowLogField.InstanceTag or FlowLogField.InstanceTag2 or FlowLogField.InterfaceTag or FlowLogField.InterfaceTag2
            or FlowLogField.AutoScalingGroupTag or FlowLogField.AutoScalingGroupTag2 => ValueShape.Free,
        _ when slot.IsNumber => ValueShape.Number,
        _ when slot.IsAddress => ValueShape.Address,
        _ when slot.Info.Kind == FlowLogFieldKind.Action => ValueShape.Action,
        _ when slot.Info.Kind == FlowLogFieldKind.LogStatus => ValueShape.LogStatus,
        _ => ValueShape.Text,
    };
}
