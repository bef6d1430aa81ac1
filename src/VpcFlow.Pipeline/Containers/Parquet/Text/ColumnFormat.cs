using VpcFlow.Pipeline.Containers.Parquet.Metadata;

namespace VpcFlow.Pipeline.Containers.Parquet.Text;

/// <summary>How the values of a column become the text of a field.</summary>
/// <param name="Kind">The kind of conversion.</param>
/// <param name="Scale">The number of digits after the decimal point, for decimals.</param>
/// <param name="Digits">The number of digits to which a whole number is filled up with zeros.</param>
/// <param name="HasNone">Whether the texts <c>None</c> and <c>null</c> mean that a value is absent.</param>
internal readonly record struct ColumnFormat(CellFormat Kind, int Scale, int Digits, bool HasNone)
{
    private const int MaxScale = 38;

    /// <summary>The number of digits of an account, which a copy that stores it as a number has without the zeros before it.</summary>
    private const int AccountDigits = 12;

    /// <summary>Returns how a column is read as a field; <see langword="null"/> if it can't be.</summary>
    public static ColumnFormat? For(SchemaElement column, FlowLogFieldInfo field)
    {
        CellFormat? kind = column.Type switch
        {
            PhysicalType.Int32 or PhysicalType.Int64 => WholeNumber(column, field),
            PhysicalType.Float when column.Logical == LogicalType.None => CellFormat.Float,
            PhysicalType.Double when column.Logical == LogicalType.None => CellFormat.Double,
            PhysicalType.Int96 when field.Kind == FlowLogFieldKind.Time => CellFormat.Int96,
            PhysicalType.ByteArray when column.Logical is LogicalType.Text or LogicalType.None
                => IsNumber(field.Kind) ? CellFormat.NumberText : CellFormat.Text,
            PhysicalType.ByteArray or PhysicalType.FixedByteArray when column.Logical == LogicalType.Decimal => CellFormat.DecimalBytes,
            _ => null,
        };
        if (kind is null || column.Scale is < 0 or > MaxScale)
            return null;
        int digits = field.Name.EndsWith("account-id", StringComparison.Ordinal) ? AccountDigits : 0;

        // Tags are the only fields in which people write what they like.
        bool hasNone = !field.Name.Contains("-tag", StringComparison.Ordinal);
        return new ColumnFormat(kind.Value, column.Scale, digits, hasNone);
    }

    private static CellFormat? WholeNumber(SchemaElement column, FlowLogFieldInfo field) => column.Logical switch
    {
        LogicalType.None => CellFormat.Signed,
        LogicalType.Unsigned => column.Type == PhysicalType.Int32 ? CellFormat.Unsigned32 : CellFormat.Unsigned64,
        LogicalType.Decimal => CellFormat.Decimal,
        LogicalType.Milliseconds when field.Kind == FlowLogFieldKind.Time => CellFormat.Milliseconds,
        LogicalType.Microseconds when field.Kind == FlowLogFieldKind.Time => CellFormat.Microseconds,
        LogicalType.Nanoseconds when field.Kind == FlowLogFieldKind.Time => CellFormat.Nanoseconds,
        _ => null,
    };

    private static bool IsNumber(FlowLogFieldKind kind) => kind switch
    {
        FlowLogFieldKind.Text or FlowLogFieldKind.Address or FlowLogFieldKind.Action or FlowLogFieldKind.LogStatus => false,
        FlowLogFieldKind.Integer or FlowLogFieldKind.Long or FlowLogFieldKind.Port or FlowLogFieldKind.Protocol
            or FlowLogFieldKind.TcpFlags or FlowLogFieldKind.Time => true,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The kind of field is unknown."),
    };
}
