using Amazon.S3.Model;
using VpcFlow.Pipeline.Tests.Sources.S3;

namespace VpcFlow.Pipeline.Tests.Sources.S3Polling;

/// <summary>A bucket of a million objects, of 20 accounts in 4 regions for 30 days, that takes no memory.</summary>
internal sealed class ManyKeysS3 : FakeS3
{
    public const int FlowLogs = 80;
    public const int PerDay = 417;

    private static readonly Comparer<(string Prefix, string Name)> s_byPrefix =
        Comparer<(string Prefix, string Name)>.Create((a, b) => string.CompareOrdinal(a.Prefix, b.Prefix));

    private readonly (string Prefix, string Name)[] _folders;
    private readonly DateTimeOffset _end;
    private (int Folder, string[] Keys) _cached = (-1, []);

    /// <summary>Creates the bucket.</summary>
    /// <param name="first">The first day.</param>
    /// <param name="end">The time before which all objects are.</param>
    public ManyKeysS3(DateOnly first, DateTimeOffset end)
    {
        string[] regions = ["ap-south-1", "eu-west-1", "us-east-1", "us-west-2"];
        _end = end;
        _folders = [.. from account in Enumerable.Range(0, 20).Select(a => $"{111111111111 + a}")
                       from region in regions
                       from day in Enumerable.Range(0, 30).Select(first.AddDays)
                       select ($"AWSLogs/{account}/vpcflowlogs/{region}/{day:yyyy'/'MM'/'dd}/",
                           $"{account}_vpcflowlogs_{region}_fl-0123456789abcdef0_{day:yyyyMMdd}T")];
    }

    protected override string? FirstAtOrAfter(string text)
    {
        int folder = Array.BinarySearch(_folders, (text, ""), s_byPrefix);
        folder = folder >= 0 ? folder : Math.Max(0, ~folder - 1);
        for (; folder < _folders.Length; folder++)
        {
            string[] keys = KeysOf(folder);
            int index = Array.BinarySearch(keys, text, StringComparer.Ordinal);
            index = index >= 0 ? index : ~index;
            if (index < keys.Length)
                return keys[index];
        }

        return null;
    }

    protected override S3Object Describe(string key) => new() { Key = key, ETag = "\"0\"", LastModified = DateTime.UnixEpoch, Size = 1 };

    private string[] KeysOf(int folder)
    {
        if (_cached.Folder != folder)
        {
            (string prefix, string name) = _folders[folder];
            string last = $"{_end:yyyyMMdd'T'HHmm}";
            string[] keys = [.. Enumerable.Range(0, PerDay).Select(i => i * 1440 / PerDay)
                .Select(m => $"{prefix}{name}{m / 60:00}{m % 60:00}Z_0a1b2c3d.log.gz")
                .Where(k => string.CompareOrdinal(k.Substring(prefix.Length + name.Length - 9, 13), last) < 0)];
            _cached = (folder, keys);
        }

        return _cached.Keys;
    }
}
