using System.Runtime.CompilerServices;
using VpcFlow.Filtering;
using VpcFlow.Pipeline.Statistics.Groups;
using VpcFlow.Pipeline.Statistics.Tables;

namespace VpcFlow.Pipeline.Statistics.Columns;

/// <summary>The text of a field.</summary>
internal sealed class TextGroupColumn(FieldColumn field) : GroupColumn
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Encode(scoped in FilterRows rows, scoped in SelectedRows selected, KeyTexts texts, Span<ulong> codes)
    {
        ulong present = field.Present(in rows);
        for (int i = 0; i < selected.Count; i++)
        {
            int line = selected[i];
            codes[i] = ((present >> line) & 1) == 0
                ? GroupCode.Absent
                : GroupCode.OfText(texts.Add(field.TextOf(in rows, line)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Hash(scoped in FilterRows rows, scoped in SelectedRows selected, Span<ulong> hashes)
    {
        ulong present = field.Present(in rows);
        for (int i = 0; i < selected.Count; i++)
        {
            int line = selected[i];
            hashes[i] = ((present >> line) & 1) == 0 ? 0 : HashOf(field.TextOf(in rows, line));
        }
    }
}
