using System.Text;

namespace VpcFlow.Pipeline.Tests.OpenSearch.Dashboards;

/// <summary>
/// Places of addresses that are not private: odd ones are in Brazil, and even ones in Sweden. <see cref="SourceTables"/> says the same in
/// SQL.
/// </summary>
internal sealed class TwoPlaces : IAddressEnricher
{
    private static readonly AddressEnrichment[] s_places =
        [Create("SE", 59, 64500, "North Net"), Create("BR", -23, 64501, "South Net")];

    public bool HasNames => false;

    public AddressEnrichment? Find(in FlowLogAddress address)
        => address.IsPrivate ? null : s_places[(int)(address.MappedNumber & 1)];

    private static AddressEnrichment Create(string country, int latitude, int number, string name) => new(Encoding.UTF8.GetBytes(
        $"\"geo\":{{\"country_iso_code\":\"{country}\",\"location\":{{\"lat\":{latitude},\"lon\":18}}}},"
            + $"\"as\":{{\"number\":{number},\"organization\":{{\"name\":\"{name}\"}}}}"));
}
