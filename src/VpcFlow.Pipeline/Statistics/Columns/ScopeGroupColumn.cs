using System.Runtime.CompilerServices;
using VpcFlow.Filtering;
using VpcFlow.Pipeline.Statistics.Groups;
using VpcFlow.Pipeline.Statistics.Tables;

namespace VpcFlow.Pipeline.Statistics.Columns;

/// <summary>Whether an address is private, of the internet, or neither, as the functions of filters decide.</summary>
internal sealed class ScopeGroupColumn(FieldColumn field) : GroupColumn
{
    private static readonly AddressSet s_private = SpecialAddresses.Find("private")!;
    private static readonly AddressSet s_internet = SpecialAddresses.Find("internet")!;

    /// <summary>The names of scopes.</summary>
    public static IReadOnlyList<string> Names { get; } = ["private", "internet", "other"];

    /// <summary>Returns the name of the scope of an address.</summary>
    public static string NameOf(in FlowLogAddress address) => Names[ScopeOf(in address)];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Encode(scoped in FilterRows rows, scoped in SelectedRows selected, KeyTexts texts, Span<ulong> codes)
    {
        ulong present = field.Present(in rows);
        for (int i = 0; i < selected.Count; i++)
        {
            int line = selected[i];
            codes[i] = ((present >> line) & 1) != 0 && field.TryReadAddress(in rows, line, out FlowLogAddress address)
                ? GroupCode.OfNumber(ScopeOf(in address), bias: 0)
                : GroupCode.Absent;
        }
    }

    public override void Hash(scoped in FilterRows rows, scoped in SelectedRows selected, Span<ulong> hashes)
    {
        ulong present = field.Present(in rows);
        for (int i = 0; i < selected.Count; i++)
        {
            int line = selected[i];
            hashes[i] = ((present >> line) & 1) != 0 && field.TryReadAddress(in rows, line, out FlowLogAddress address)
                ? HashOf((ulong)ScopeOf(in address))
                : 0;
        }
    }

    private static int ScopeOf(in FlowLogAddress address) => s_private.Contains(in address) ? 0 : s_internet.Contains(in address) ? 1 : 2;
}
