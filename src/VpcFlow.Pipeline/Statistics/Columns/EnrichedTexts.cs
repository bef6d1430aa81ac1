using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using VpcFlow.Pipeline.Statistics.Groups;

namespace VpcFlow.Pipeline.Statistics.Columns;

/// <summary>What an enricher knows about addresses, as one text. Safe for use by several threads at once.</summary>
/// <param name="function">What is asked: the country, the system or the name.</param>
/// <param name="enricher">Knows about addresses.</param>
internal sealed class EnrichedTexts(GroupFunction function, IAddressEnricher enricher)
{
    /// <summary>The texts of results, which many addresses share.</summary>
    private readonly ConditionalWeakTable<AddressEnrichment, byte[]> _texts = [];

    /// <summary>Returns the text for an address; empty if there is none.</summary>
    public ReadOnlySpan<byte> Find(scoped in FlowLogAddress address)
        => enricher.Find(in address) is { } found ? _texts.GetValue(found, TextOf) : [];

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
