using VpcFlow.Filtering;
using VpcFlow.Pipeline.Statistics.Groups;
using VpcFlow.Pipeline.Statistics.Tables;

namespace VpcFlow.Pipeline.Statistics.Columns;

/// <summary>What an enricher knows about an address.</summary>
internal sealed class EnrichedGroupColumn(FieldColumn field, GroupFunction function, IAddressEnricher enricher) : GroupColumn
{
    private readonly EnrichedTexts _texts = new(function, enricher);

    public override void Encode(scoped in FilterRows rows, scoped in SelectedRows selected, KeyTexts texts, Span<ulong> codes)
    {
        ulong present = field.Present(in rows);
        for (int i = 0; i < selected.Count; i++)
        {
            ReadOnlySpan<byte> text = Find(in rows, present, selected[i]);
            codes[i] = text.IsEmpty ? GroupCode.Absent : GroupCode.OfText(texts.Add(text));
        }
    }

    public override void Hash(scoped in FilterRows rows, scoped in SelectedRows selected, Span<ulong> hashes)
    {
        ulong present = field.Present(in rows);
        for (int i = 0; i < selected.Count; i++)
        {
            ReadOnlySpan<byte> text = Find(in rows, present, selected[i]);
            hashes[i] = text.IsEmpty ? 0 : HashOf(text);
        }
    }

    private ReadOnlySpan<byte> Find(scoped in FilterRows rows, ulong present, int line)
        => ((present >> line) & 1) != 0 && field.TryReadAddress(in rows, line, out FlowLogAddress address) ? _texts.Find(in address) : [];
}
