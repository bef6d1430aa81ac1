using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace VpcFlow.Pipeline.Elasticsearch.Connections;

/// <summary>Decides which servers are trusted.</summary>
internal static class ServerTrust
{
    /// <summary>Creates the options of TLS for a connection.</summary>
    /// <exception cref="ArgumentException">The fingerprint is not the SHA-256 of a certificate.</exception>
    public static SslClientAuthenticationOptions Create(ElasticsearchConnection connection)
    {
        var options = new SslClientAuthenticationOptions();
        if (connection.CertificateAuthorities is { } authorities)
            options.CertificateChainPolicy = Trusting(authorities);
        if (connection.CertificateFingerprint is { } text)
        {
            byte[] fingerprint = ParseFingerprint(text);
            options.RemoteCertificateValidationCallback = (_, certificate, chain, errors)
                => IsPinned(fingerprint, certificate as X509Certificate2, chain, errors);
        }

        return options;
    }

    /// <summary>Returns the policy that trusts the given authorities and no others.</summary>
    public static X509ChainPolicy Trusting(X509Certificate2Collection authorities)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.AddRange(authorities);
        return policy;
    }

    private static byte[] ParseFingerprint(string text)
    {
        try
        {
            byte[] fingerprint = Convert.FromHexString(text.Replace(":", "", StringComparison.Ordinal).Trim());
            if (fingerprint.Length == SHA256.HashSizeInBytes)
                return fingerprint;
        }
        catch (FormatException)
        {
            // The message below says what was expected.
        }

        throw new ArgumentException(
            $"'{text}' is not the fingerprint of a certificate: expected the 64 hexadecimal digits of its SHA-256.", nameof(text));
    }

    /// <summary>
    /// Whether the certificate is the pinned one, or was issued, for this host, by an authority that is.
    /// </summary>
    private static bool IsPinned(byte[] fingerprint, X509Certificate2? certificate, X509Chain? sent, SslPolicyErrors errors)
    {
        if (certificate is null || sent is null)
            return false;
        if (IsSame(certificate, fingerprint))
            return true;
        X509Certificate2? authority = sent.ChainElements.Select(e => e.Certificate)
            .Concat(sent.ChainPolicy.ExtraStore)
            .FirstOrDefault(c => IsSame(c, fingerprint));
        if (authority is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return false;

        // The authority need not be a root, so the chain may be incomplete; what counts is that it leads to the authority.
        using var chain = new X509Chain { ChainPolicy = Trusting([authority]) };
        chain.ChainPolicy.ExtraStore.AddRange(sent.ChainPolicy.ExtraStore);
        chain.ChainPolicy.ExtraStore.Add(authority);
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
        return chain.Build(certificate) && chain.ChainElements.Any(e => IsSame(e.Certificate, fingerprint));
    }

    private static bool IsSame(X509Certificate2 certificate, byte[] fingerprint)
        => certificate.GetCertHash(HashAlgorithmName.SHA256).AsSpan().SequenceEqual(fingerprint);
}
