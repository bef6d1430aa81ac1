using System.Text;

namespace VpcFlow.Pipeline.Tests.Alerts;

/// <summary>Places of addresses of the internet, of two countries and systems.</summary>
internal sealed class AlertPlaces : IAddressEnricher
{
    private static readonly AddressEnrichment[] s_places = [Create("BR", 64501, "South Net"), Create("SE", 64500, "North Net")];

    public bool HasNames => false;

    public AddressEnrichment? Find(in FlowLogAddress address) => address.IsPrivate ? null : s_places[(int)(address.MappedNumber & 1)];

    private static AddressEnrichment Create(string country, int number, string name) => new(Encoding.UTF8.GetBytes(
        $"\"geo\":{{\"country_iso_code\":\"{country}\"}},\"as\":{{\"number\":{number},\"organization\":{{\"name\":\"{name}\"}}}}"));
}
