using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using VpcFlow.Filtering;
using VpcFlow.Pipeline.Statistics.Groups;
using VpcFlow.Pipeline.Statistics.Tables;

namespace VpcFlow.Pipeline.Statistics.Columns;

/// <summary>What an enricher knows about an address.</summary>
internal sealed class EnrichedGroupColumn(FieldColumn field, GroupFunction function, IAddressEnricher enricher) : GroupColumn
{
    /// <summary>The texts of results, which many addresses share.</summary>
    private readonly ConditionalWeakTable<AddressEnrichment, byte[]> _texts = [];

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
        => ((present >> line) & 1) != 0
            && field.TryReadAddress(in rows, line, out FlowLogAddress address)
            && enricher.Find(in address) is { } found
            ? _texts.GetValue(found, TextOf)
            : [];

    private byte[] TextOf(AddressEnrichment found) => Encoding.UTF8.GetBytes(Describe(found) ?? "");

    private string? Describe(AddressEnrichment found)
    {
        if (function == GroupFunction.Name)
            return found.Name;
        using var members = JsonDocument.Parse((byte[])[(byte)'{', .. found.Utf8Members, (byte)'}']);
        if (function == GroupFunction.Country)
            return Member(members.RootElement, "geo", "country_iso_code");
        string? number = Member(members.RootElement, "as", "number");
        return number is null ? null : $"AS{number} {Member(members.RootElement, "as", "organization", "name")}".TrimEnd();
    }

    private static string? Member(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (string name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }

        return element.ValueKind == JsonValueKind.String ? element.GetString() : element.GetRawText();
    }
}
