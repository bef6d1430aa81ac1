using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Samples.AspNetFirehose;

/// <summary>Compares access keys in constant time, which reveals neither the characters nor the length of the right one.</summary>
internal sealed class AccessKeyCheck(IOptions<FirehoseOptions> options)
{
    private readonly byte[] _expected = Hash(options.Value.AccessKey);

    /// <summary>Whether a request contains the key exactly once.</summary>
    public bool IsRight(StringValues key) => key is [{ } only] && CryptographicOperations.FixedTimeEquals(Hash(only), _expected);

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
