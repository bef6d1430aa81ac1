namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>The mail server that alerts are sent by.</summary>
internal sealed class EmailSettings
{
    [Setting("The name or address of the mail server.", IsRequired = true)]
    public string? Host { get; set; }

    [Setting("The port; by default 587 for StartTls, 465 for Tls and 25 for None.", Min = 1, Max = 65_535)]
    public int? Port { get; set; }

    [Setting("How the connection is secured: by STARTTLS, from its beginning, or not at all.")]
    public FlowLogEmailSecurity Security { get; set; }

    [Setting("The user name, if the server asks for one.")]
    public string? Username { get; set; }

    [Setting("The password of the user; by default VPCFLOW_EMAIL_PASSWORD.", IsSecret = true)]
    public string? Password { get; set; }

    [Setting("The sender, such as vpcflow@example.com.", IsRequired = true)]
    public string? From { get; set; }

    [Setting("Where answers go; by default to the sender.")]
    public string? ReplyTo { get; set; }

    [Setting("The file of the certificate authorities to trust instead of those of the system, in PEM.")]
    public string? CertificateAuthorities { get; set; }

    [Setting("The time for a message, from connecting to the answer of the server.", Min = 1, Max = 3600)]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(1);
}
