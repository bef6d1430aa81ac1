using VpcFlow.Filtering;

namespace VpcFlow.Tests.Filtering;

public class ServiceNamesTests
{
    [Theory]
    [InlineData("ssh", 22, 6)]
    [InlineData("domain", 53, 17)]
    [InlineData("domain", 53, 6)]
    [InlineData("https", 443, 6)]
    [InlineData("ntp", 123, 17)]
    [InlineData("ms-wbt-server", 3389, 6)]
    [InlineData("microsoft-ds", 445, 6)]
    [InlineData("postgresql", 5432, 6)]
    [InlineData("ldaps", 636, 6)]
    [InlineData("syslog", 514, 17)]
    [InlineData("shell", 514, 6)]
    public void Entries_Always_ContainWellKnownPorts(string name, int port, int protocol)
    {
        Assert.Contains((name, port, protocol), ServiceNames.Entries);
        Assert.Equal(ServiceNames.IdOf(name), ServiceNames.Find(protocol, port));
    }

    [Theory]
    [InlineData(6, 123)]
    [InlineData(17, 22)]
    [InlineData(1, 0)]
    [InlineData(132, 80)]
    public void Find_PortWithoutAService_ReturnsZero(long protocol, long port) => Assert.Equal(0, ServiceNames.Find(protocol, port));

    [Fact]
    public void All_Always_AreNamesThatFiltersAccept()
    {
        Assert.InRange(ServiceNames.All.Count(), 200, 250);
        Assert.Equal(ServiceNames.All, ServiceNames.All.Distinct(StringComparer.OrdinalIgnoreCase));
        foreach (string name in ServiceNames.All)
            Assert.Matches("^[a-z0-9][a-z0-9-]*[a-z0-9]$", name);
        Assert.Equal(ServiceNames.IdOf("domain"), ServiceNames.IdOf("DNS"));
    }
}
