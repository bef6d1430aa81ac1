namespace VpcFlow;

/// <summary>Says how a connection to a mail server is secured.</summary>
public enum FlowLogEmailSecurity
{
    /// <summary>The connection becomes secure by STARTTLS, or mail is not sent; port 587 by default.</summary>
    StartTls,

    /// <summary>The connection is secure from its beginning; port 465 by default.</summary>
    Tls,

    /// <summary>The connection is not secure, which is for servers on the same machine; port 25 by default.</summary>
    None,
}
