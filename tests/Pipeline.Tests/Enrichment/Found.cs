using System.Text;

namespace VpcFlow.Pipeline.Tests.Enrichment;

/// <summary>Compares what an enricher knows of addresses.</summary>
internal static class Found
{
    /// <summary>Returns the members for an address as a JSON object; <see langword="null"/> for none.</summary>
    public static string? Members(IAddressEnricher enricher, string address)
        => enricher.Find(FlowLogAddress.Parse(address)) is { Utf8Members.IsEmpty: false } found
            ? "{" + Encoding.UTF8.GetString(found.Utf8Members) + "}"
            : null;

    public static string? Name(IAddressEnricher enricher, string address) => enricher.Find(FlowLogAddress.Parse(address))?.Name;

    /// <summary>Compares the members for an address, in any order; <see langword="null"/> for none.</summary>
    public static void AssertMembers(string? expected, IAddressEnricher enricher, string address)
    {
        string? actual = Members(enricher, address);
        if (expected is null || actual is null)
            Assert.Equal(expected, actual);
        else
            JsonAssert.Equal(expected, actual);
    }
}
