using VpcFlow.Records;

namespace VpcFlow.Filtering;

/// <summary>What a condition compares, in the records of one format.</summary>
internal abstract class FilterColumn
{
    /// <summary>Returns a bit for each line in which the value is present; the bits of inactive lines are meaningless.</summary>
    public abstract ulong Present(scoped in FilterRows rows);

    /// <summary>Creates the column of an operand.</summary>
    /// <param name="operand">The operand.</param>
    /// <param name="schema">The rows; <see langword="null"/> for records without fields.</param>
    public static FilterColumn Create(FilterOperand operand, RowSchema? schema)
    {
        switch (operand.Kind)
        {
            case FilterOperandKind.Text or FilterOperandKind.Action or FilterOperandKind.LogStatus or FilterOperandKind.Address:
                return FieldColumn.Create(operand.Fields[0], schema);
            case FilterOperandKind.Time:
                return new TimeColumn(Number(0));
            case FilterOperandKind.Duration:
                return new DurationColumn(new TimeColumn(Number(0)), new TimeColumn(Number(1)));
            case FilterOperandKind.BytesPerPacket:
                return new BytesPerPacketColumn(Number(0), Number(1));
            case FilterOperandKind.Service:
                return new ServiceColumn(Number(0), Number(1), Number(2));
            case FilterOperandKind.Number or FilterOperandKind.Port or FilterOperandKind.Protocol or FilterOperandKind.TcpFlags:
                return Number(0);
            default:
                throw new InvalidOperationException($"{operand.Kind} is not a kind of operand.");
        }

        FieldNumberColumn Number(int field) => new(FieldColumn.Create(operand.Fields[field], schema));
    }
}
