using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace VpcFlow.Pipeline.Tests.Fakes;

/// <summary>A certificate authority that nobody trusts unless told to.</summary>
internal sealed class TestAuthority : IDisposable
{
    private readonly RSA _key = RSA.Create(2048);

    /// <summary>Creates an authority.</summary>
    /// <param name="root">The authority that vouches for it; <see langword="null"/> for a root.</param>
    public TestAuthority(TestAuthority? root = null)
    {
        string name = root is null ? "CN=Test authority" : "CN=Test intermediate";
        var request = new CertificateRequest(name, _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        DateTimeOffset begin = DateTimeOffset.UtcNow.AddDays(-1), end = DateTimeOffset.UtcNow.AddDays(30);
        if (root is null)
        {
            Certificate = request.CreateSelfSigned(begin, end);
            return;
        }

        using X509Certificate2 issued = request.Create(root.Certificate, begin, end.AddDays(-1), RandomNumberGenerator.GetBytes(8));
        Certificate = issued.CopyWithPrivateKey(_key);
    }

    public X509Certificate2 Certificate { get; }

    /// <summary>Issues the certificate of a server.</summary>
    public X509Certificate2 Issue(string host)
    {
        using RSA key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 certificate = request.Create(
            Certificate, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(20), RandomNumberGenerator.GetBytes(8));
        return certificate.CopyWithPrivateKey(key);
    }

    public void Dispose()
    {
        Certificate.Dispose();
        _key.Dispose();
    }
}
