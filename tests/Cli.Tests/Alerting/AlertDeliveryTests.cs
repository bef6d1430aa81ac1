using System.Text;
using VpcFlow.Cli.Alerting;
using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Configuration;
using VpcFlow.Cli.Configuration.Settings;

namespace VpcFlow.Cli.Tests.Alerting;

/// <summary>Routes and channels from settings, and the messages for what is wrong with them.</summary>
public sealed class AlertDeliveryTests
{
    [Fact]
    public async Task Create_AllSettings_AreThoseOfRoutesAndChannels()
    {
        await using AlertDelivery delivery = Create("""
            "To": "ops@example.com",
            "Email": { "Host": "mail.example.com", "From": "vpcflow@example.com", "Username": "u", "Password": "p" },
            "Webhooks": [{ "Name": "pager", "Url": "https://host.example/a" }, { "Name": "chat", "Url": "https://host.example/b" }],
            "Routes": {
              "To": ["webhook:pager", "stdout"], "Rules": "exposed-*", "Severities": ["high", "Critical"], "Tags": "t", "AccountIds": "1",
              "VpcIds": "vpc-1", "InterfaceIds": "eni-1", "Digest": "1h", "QuietFrom": "22:00", "QuietUntil": "07:30", "TimeZone": "UTC"
            }
            """);
        Assert.Equal(
            ["E-mail by mail.example.com", "The webhook pager", "The webhook chat", "Standard output"],
            delivery.Channels.Select(c => c.Name));
        Assert.Equal(["ops@example.com"], delivery.Routes.Default);
        FlowLogAlertRoute route = Assert.Single(delivery.Routes.Routes);
        Assert.Equal(["webhook:pager", "stdout"], route.To);
        Assert.Equal([FlowLogAlertSeverity.High, FlowLogAlertSeverity.Critical], route.Severities);
        Assert.Equal(
            ("exposed-*", "t", "1", "vpc-1", "eni-1"),
            (route.Rules[0], route.Tags[0], route.AccountIds[0], route.VpcIds[0], route.InterfaceIds[0]));
        Assert.Equal((TimeSpan.FromHours(1), new TimeOnly(22, 0), new TimeOnly(7, 30), TimeZoneInfo.Utc), (
            route.Digest, route.QuietHours!.From, route.QuietHours.Until, route.QuietHours.TimeZone));
    }

    [Theory]
    [InlineData("\"To\": \"ops@example.com\"", "Alerts:To: 'ops@example.com' can't receive alerts: there is no section Alerts:Email")]
    [InlineData("\"To\": \"webhook:x\"", "Alerts:To: 'webhook:x' can't receive alerts: Alerts:Webhooks has none of that name")]
    [InlineData("\"To\": \"ops\"", "Alerts:To: 'ops' can't receive alerts: expected an address of e-mail, webhook:NAME or stdout")]
    [InlineData(
        "\"Routes\": { \"To\": [\"stdout\", \"x\"] }",
        "Alerts:Routes:0:To: 'x' can't receive alerts: expected an address of e-mail, webhook:NAME or stdout")]
    [InlineData("\"Routes\": { \"Tags\": \"x\" }", "Alerts:Routes:0:To: the setting is missing")]
    [InlineData(
        "\"Routes\": { \"To\": \"stdout\", \"QuietFrom\": \"22:00\" }",
        "Alerts:Routes:0: quiet hours need both QuietFrom and QuietUntil")]
    [InlineData(
        "\"Routes\": { \"To\": \"stdout\", \"QuietFrom\": \"22:00\", \"QuietUntil\": \"22:00\" }",
        "Alerts:Routes:0:QuietUntil: '22:00' is also the time of QuietFrom; expected another one")]
    [InlineData(
        "\"Routes\": { \"To\": \"stdout\", \"QuietFrom\": \"10 pm\", \"QuietUntil\": \"07:00\" }",
        "Alerts:Routes:0:QuietFrom: '10 pm' is not a time of day such as 22:00")]
    [InlineData(
        "\"Routes\": { \"To\": \"stdout\", \"QuietFrom\": \"22:00\", \"QuietUntil\": \"07:00\", \"TimeZone\": \"Mars\" }",
        "Alerts:Routes:0:TimeZone: 'Mars' is not a time zone that this machine knows, such as Europe/Berlin")]
    [InlineData(
        "\"Email\": { \"Host\": \"h\", \"From\": \"a@example.com\", \"Password\": \"s3cret\" }",
        "Alerts:Email: authentication needs Username, and Password or the variable VPCFLOW_EMAIL_PASSWORD")]
    [InlineData("\"Email\": { \"Host\": \"h\", \"From\": \"me\" }", "Alerts:Email: 'me' is not an address such as vpcflow@example.com.")]
    [InlineData(
        "\"Webhooks\": { \"Name\": \"a\", \"Url\": \"ftp://s3cret/\" }",
        "Alerts:Webhooks:0:Url: expected a URL such as https://host/path")]
    [InlineData(
        "\"Webhooks\": [{ \"Name\": \"a\", \"Url\": \"https://h/\" }, { \"Name\": \"A\", \"Url\": \"https://h/2\" }]",
        "Alerts:Webhooks:1:Name: 'A' is also the name of another webhook")]
    [InlineData(
        "\"Webhooks\": { \"Name\": \"a\", \"Url\": \"https://h/\", \"Headers\": [\"s3cret\"] }",
        "Alerts:Webhooks:0:Headers:0: expected a name and a value, such as \"Authorization: Bearer …\"")]
    [InlineData(
        "\"Webhooks\": { \"Name\": \"a\", \"Url\": \"https://h/\", \"Secret\": \"whsec_s3cret!\" }",
        "Alerts:Webhooks:0: A secret that begins with whsec_ must continue in base64.")]
    public void Create_WrongSettings_AreNamedWithoutSecrets(string settings, string message)
        => Assert.Equal(message, Assert.Throws<UsageException>(() => Create(settings)).Message);

    private static AlertDelivery Create(string settings)
    {
        SettingNode root = ConfigurationText.Read(Encoding.UTF8.GetBytes($$"""{ "Alerts": { {{settings}} } }"""), "vpcflow.json");
        return AlertDelivery.Create(((ShipSettings)SettingBinder.Bind(SettingsMetadata.Default.ShipSettings, root)).Alerts);
    }
}
