using System.Text;

namespace VpcFlow.Tests;

/// <summary>
/// Generates where an input comes from: every kind and every subset of what can be known, with harmless and hostile names.
/// </summary>
internal static class OriginGenerator
{
    public static OracleOrigin? Any(Random random) => random.Next(6) switch
    {
        0 => null,
        1 => new OracleOrigin(),
        2 => new OracleOrigin { FilePath = Name(random) },
        3 or 4 => new OracleOrigin
        {
            Bucket = Name(random),
            Key = Name(random),
            Region = random.Next(4) == 0 ? Name(random) : random.Pick("eu-west-1", "cn-north-1", "us-gov-west-1"),
        },
        _ => new OracleOrigin
        {
            LogGroup = Name(random),
            LogStream = random.Next(2) == 0 ? null : Name(random),
            Region = random.Next(2) == 0 ? null : Name(random),
        },
    };

    private static string Name(Random random) => random.Next(3) switch
    {
        0 => random.Pick("edge", "AWSLogs/123456789010/a b.log.gz", "\uD800", "é\uDC00\"", new string('x', 31), new string('k', 1024)),
        _ => Encoding.UTF8.GetString(HostileText.Token(random)),
    };
}
