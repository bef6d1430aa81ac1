using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace VpcFlow.AspNetCore.Firehose;

/// <summary>Compares access keys in constant time, which reveals neither the characters nor the length of a right one.</summary>
internal sealed class AccessKeys(IReadOnlyList<string> keys)
{
    private readonly byte[][] _expected = [.. keys.Select(Hash)];

    /// <summary>Whether a request contains one of the keys, exactly once.</summary>
    public bool Has(StringValues key)
    {
        if (key is not [{ } only])
            return false;
        byte[] actual = Hash(only);
        bool isRight = false;
        foreach (byte[] expected in _expected)
            isRight |= CryptographicOperations.FixedTimeEquals(actual, expected);
        return isRight;
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
