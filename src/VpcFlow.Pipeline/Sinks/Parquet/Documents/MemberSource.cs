using System.Collections.Immutable;
using System.Text;
using VpcFlow.Plan;

namespace VpcFlow.Pipeline.Sinks.Parquet.Documents;

/// <summary>What a reader needs to know of a member of documents, with its fields in place of positions in a line.</summary>
internal sealed class MemberSource(DocumentMember member, RecordPlan plan, bool isText)
{
    public ValueKind Value => member.Value;

    /// <summary>The text that is before each value within its quotes.</summary>
    public byte[] Prefix { get; } = Encoding.UTF8.GetBytes(member.Open[(member.Open.IndexOf('"', StringComparison.Ordinal) + 1)..]);

    /// <summary>The whole constant of a member without a value.</summary>
    public string Constant => (member.Open + member.Close).Trim('"');

    public bool IsText => isText;

    public Choice? Choice => member.Choice;

    public KnownValues? Values => member.Values;

    public uint Cases => member.Cases;

    /// <summary>The fields that the value is composed of, of which the format lacks none.</summary>
    public ImmutableArray<FlowLogField> Fields { get; } = [.. member.Slots.Where(s => s >= 0).Select(s => plan.Slots[s].Field)];

    /// <summary>The fields without which there is no value.</summary>
    public ImmutableArray<FlowLogField> Required { get; } =
        member.AnyRequired ? [] : [.. member.Required.Select(s => plan.Slots[s].Field)];
}
