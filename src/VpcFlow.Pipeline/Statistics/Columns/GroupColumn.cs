using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using VpcFlow.Filtering;
using VpcFlow.Pipeline.Statistics.Groups;
using VpcFlow.Pipeline.Statistics.Tables;
using VpcFlow.Records;

namespace VpcFlow.Pipeline.Statistics.Columns;

/// <summary>A value by which records are grouped, in the rows of one format. Safe for use by several threads at once.</summary>
internal abstract class GroupColumn
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    /// <summary>Reads the codes of the values.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="selected">The rows to read.</param>
    /// <param name="texts">The texts that codes refer to; receives new ones.</param>
    /// <param name="codes">Receives a code for each selected row; see <see cref="GroupCode"/>.</param>
    public abstract void Encode(scoped in FilterRows rows, scoped in SelectedRows selected, KeyTexts texts, Span<ulong> codes);

    /// <summary>Reads hashes of the values, which are the same for the same value on every machine.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="selected">The rows to read.</param>
    /// <param name="hashes">Receives a hash for each selected row; 0 if the value is absent.</param>
    public abstract void Hash(scoped in FilterRows rows, scoped in SelectedRows selected, Span<ulong> hashes);

    /// <summary>Creates the column of an operand.</summary>
    /// <param name="operand">The operand.</param>
    /// <param name="schema">The rows.</param>
    /// <param name="enricher">Knows what operands look up; <see langword="null"/> if none does.</param>
    public static GroupColumn Create(GroupOperand operand, RowSchema schema, IAddressEnricher? enricher)
    {
        FilterColumn column = operand.Source is null ? new RecordTimeColumn(schema) : FilterColumn.Create(operand.Source, schema);
        return operand.Function switch
        {
            GroupFunction.Scope => new ScopeGroupColumn((FieldColumn)column),
            GroupFunction.Country or GroupFunction.AutonomousSystem or GroupFunction.Name
                => new EnrichedGroupColumn((FieldColumn)column, operand.Function, enricher!),
            GroupFunction.Prefix => new AddressGroupColumn((FieldColumn)column, operand),
            GroupFunction.Whole when operand.IsAddress => new AddressGroupColumn((FieldColumn)column, operand),
            GroupFunction.Whole when operand.IsText => new TextGroupColumn((FieldColumn)column),
            GroupFunction.Whole or GroupFunction.Step => new NumberGroupColumn((NumberColumn)column, operand),
            _ => throw new InvalidOperationException($"Records can't be grouped by {operand.Function}."),
        };
    }

    /// <summary>Spreads the bits of a number over a hash that is not 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static ulong HashOf(ulong number)
    {
        ulong hash = number * Multiplier;
        hash = (hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93;
        hash = (hash ^ (hash >> 32)) * Multiplier;
        return (hash ^ (hash >> 29)) | 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static ulong HashOf(in FlowLogAddress address)
    {
        UInt128 number = address.MappedNumber;
        return HashOf((ulong)number ^ HashOf((ulong)(number >> 64)));
    }

    protected static ulong HashOf(ReadOnlySpan<byte> text) => System.IO.Hashing.XxHash3.HashToUInt64(text) | 1;

    /// <summary>Returns the bytes of an address.</summary>
    protected static ReadOnlySpan<byte> BytesOf(in FlowLogAddress address)
        => MemoryMarshal.AsBytes(new ReadOnlySpan<FlowLogAddress>(in address));
}
