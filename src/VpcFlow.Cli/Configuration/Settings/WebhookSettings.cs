namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>A URL that messages about alerts are posted to.</summary>
internal sealed class WebhookSettings
{
    [Setting("The name, by which recipients name it: webhook:NAME.", IsRequired = true)]
    public string? Name { get; set; }

    [Setting("The URL, such as https://host/path.", IsRequired = true, IsSecret = true)]
    public string? Url { get; set; }

    [Setting("The secret that messages are signed with: whsec_ and base64, or any text.", IsSecret = true)]
    public string? Secret { get; set; }

    [Setting("Further headers of requests, such as \"Authorization: Bearer …\".", IsSecret = true)]
    public List<string> Headers { get; set; } = [];

    [Setting("The time for a request.", Min = 1, Max = 600)]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);
}
