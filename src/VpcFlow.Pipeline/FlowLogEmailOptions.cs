using System.Security.Cryptography.X509Certificates;

namespace VpcFlow;

/// <summary>Options of a <see cref="FlowLogEmailChannel"/>. Secrets appear in no message.</summary>
public sealed class FlowLogEmailOptions
{
    /// <summary>The name or address of the mail server.</summary>
    public required string Host { get; init; }

    /// <summary>The port of the mail server; <see langword="null"/>, the default, for that of <see cref="Security"/>.</summary>
    public int? Port { get; init; }

    /// <summary>How the connection is secured; by STARTTLS by default.</summary>
    public FlowLogEmailSecurity Security { get; init; }

    /// <summary>The user name, with <see cref="Password"/>; <see langword="null"/>, the default, to send without authentication.</summary>
    public string? UserName { get; init; }

    /// <summary>The password, with <see cref="UserName"/>.</summary>
    public string? Password { get; init; }

    /// <summary>The sender, such as <c>vpcflow@example.com</c> or <c>Flow logs &lt;vpcflow@example.com&gt;</c>.</summary>
    public required string From { get; init; }

    /// <summary>Where answers go; <see langword="null"/>, the default, for the sender.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>
    /// The certificate authorities that are trusted instead of those of the system; <see langword="null"/>, the default, for those of the
    /// system.
    /// </summary>
    public X509Certificate2Collection? CertificateAuthorities { get; init; }

    /// <summary>
    /// The time for a message, from connecting until the server has begun to take it; a minute by default. From then on, the server has ten
    /// minutes: a server that is left while it looks at a message may still take it, and the next attempt would be a second message.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The clock; that of the system by default.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
