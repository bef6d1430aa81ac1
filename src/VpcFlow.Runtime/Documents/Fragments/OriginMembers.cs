using System.Globalization;
using System.Text;

namespace VpcFlow.Documents.Fragments;

/// <summary>The members that all records of one origin share, as JSON without a comma after the last one.</summary>
internal sealed class OriginMembers
{
    /// <summary>Creates the members of an origin.</summary>
    /// <param name="origin">The origin.</param>
    /// <param name="logGroup">The log group that a payload in it names; <see langword="null"/> for that of the origin.</param>
    /// <param name="logStream">The log stream that a payload in it names; <see langword="null"/> for that of the origin.</param>
    public OriginMembers(FlowLogOrigin origin, string? logGroup = null, string? logStream = null)
    {
        bool isForwarded = origin.IsForwarded;
        Event = Utf8(isForwarded ? Join(Member("dataset", "aws.vpcflow"), Member("module", "aws")) : "");
        Tags = Utf8(isForwarded ? "\"forwarded\",\"aws-vpcflow\"" : "");
        Cloud = Utf8(Member("region", origin.Region));
        HasOffset = !isForwarded || origin.Path is not null;
        Log = Utf8(HasOffset ? Join(Object("file", Member("path", origin.Path)), "\"offset\":") : "");
        Aws = Utf8(Join(
            Object(
                "s3",
                Object("bucket", Member("name", origin.Bucket), Member("arn", origin.BucketArn)),
                Object("object", Member("key", origin.Key))),
            Object(
                "cloudwatch",
                Member("log_group", NotEmpty(logGroup) ?? origin.LogGroup),
                Member("log_stream", NotEmpty(logStream) ?? origin.LogStream))));
    }

    /// <summary>The members of <c>event</c>, to which the id of a record is added.</summary>
    public byte[] Event { get; }

    public byte[] Cloud { get; }

    public byte[] Aws { get; }

    /// <summary>The members of <c>log</c> up to the value of the last one, which is the position of a record.</summary>
    public byte[] Log { get; }

    /// <summary>Whether records have a position, so that there is a <see cref="Log"/>.</summary>
    public bool HasOffset { get; }

    public byte[] Tags { get; }

    /// <summary>Returns the member of <c>event</c> with the time of delivery.</summary>
    public static byte[] Ingested(DateTimeOffset time)
        => Utf8(Member("ingested", time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)));

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string Member(string name, string? value) => value is null ? "" : $"\"{name}\":\"{Escape(value)}\"";

    private static string Object(string name, params string[] members)
        => Join(members) is { Length: > 0 } json ? $"\"{name}\":{{{json}}}" : "";

    private static string Join(params string[] members) => string.Join(',', members.Where(m => m.Length > 0));

    private static string Escape(string value)
    {
        byte[] text = Utf8(value);
        byte[] escaped = new byte[JsonEscaper.MaxGrowth * text.Length];
        return Encoding.UTF8.GetString(escaped, 0, JsonEscaper.Write(escaped, text));
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
