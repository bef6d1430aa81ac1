using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace VpcFlow;

/// <summary>
/// Represents what makes the ids of an input's documents: the same whenever and however the input arrives, so that an index in which a
/// document is created twice has it once. The ids of one input begin alike and sort by place, which suits an index.
/// </summary>
/// <remarks>
/// An id is the first 15 bytes of a SHA-256 in base64url, a hyphen, and the position of the record in the decompressed text, or its row in
/// Parquet, as at least 8 lower-case hexadecimal digits; several records of one element of a container are told apart by another hyphen and
/// the position within its text.
/// </remarks>
public sealed class FlowLogIdentity
{
    private const int HashLength = 15;

    private FlowLogIdentity(byte[] hash)
        : this(Base64Url.EncodeToString(hash.AsSpan(0, HashLength)))
    {
    }

    private FlowLogIdentity(string prefix) => Prefix = Encoding.ASCII.GetBytes(prefix);

    /// <summary>The beginning of all ids: 20 characters, and for a message of Kafka its offset.</summary>
    internal byte[] Prefix { get; }

    /// <summary>The id of the request; <see langword="null"/> if the input is none.</summary>
    internal string? RequestId { get; private init; }

    /// <summary>Whether the id of a record that is an event of CloudWatch Logs is that of the event.</summary>
    internal bool UsesEventIds { get; private init; }

    /// <summary>Creates the identity of an object in S3, from SHA-256(bucket LF key LF etag).</summary>
    /// <param name="bucket">The name of the bucket.</param>
    /// <param name="key">The key of the object, not encoded as in a URL.</param>
    /// <param name="etag">The entity tag of the content; quotes, which listings have and notifications lack, are left out.</param>
    /// <exception cref="ArgumentException">An argument is empty.</exception>
    public static FlowLogIdentity S3Object(string bucket, string key, string etag)
    {
        ArgumentException.ThrowIfNullOrEmpty(bucket);
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentException.ThrowIfNullOrEmpty(etag);
        return Of($"{bucket}\n{key}\n{etag.Trim('"')}");
    }

    /// <summary>Creates the identity of a file, from its content.</summary>
    /// <param name="sha256">The SHA-256 of the file, 32 bytes.</param>
    /// <exception cref="ArgumentException">There are not 32 bytes.</exception>
    public static FlowLogIdentity File(ReadOnlySpan<byte> sha256)
    {
        if (sha256.Length != SHA256.HashSizeInBytes)
            throw new ArgumentException("A SHA-256 has 32 bytes.", nameof(sha256));
        return new FlowLogIdentity(sha256.ToArray());
    }

    /// <summary>
    /// Creates the identity of a request of Data Firehose: ids are made from SHA-256(request id LF index), with the number of the record in
    /// the request from 0, and the position in the text of the record.
    /// </summary>
    /// <param name="requestId">The id of the request, which it keeps when it is sent again.</param>
    /// <exception cref="ArgumentException"><paramref name="requestId"/> is empty.</exception>
    public static FlowLogIdentity Request(string requestId)
    {
        ArgumentException.ThrowIfNullOrEmpty(requestId);
        return OfRecord(requestId, 0);
    }

    /// <summary>Creates the identity of a record of a request.</summary>
    internal static FlowLogIdentity OfRecord(string requestId, int index) => new(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{requestId}\n{index.ToString(CultureInfo.InvariantCulture)}")))
    { RequestId = requestId };

    /// <summary>
    /// Creates the identity of events that CloudWatch Logs returned: the ids are those of the events. An event without an id gets one from
    /// SHA-256(log group).
    /// </summary>
    /// <param name="logGroup">The name of the log group.</param>
    /// <exception cref="ArgumentException"><paramref name="logGroup"/> is empty.</exception>
    public static FlowLogIdentity CloudWatch(string logGroup)
    {
        ArgumentException.ThrowIfNullOrEmpty(logGroup);
        return new FlowLogIdentity(SHA256.HashData(Encoding.UTF8.GetBytes(logGroup))) { UsesEventIds = true };
    }

    /// <summary>
    /// Creates the identity of the messages of a partition, whose positions are their offsets: ids are made from
    /// SHA-256(topic LF partition).
    /// </summary>
    /// <param name="topic">The id of the topic.</param>
    /// <param name="partition">The number of the partition.</param>
    internal static FlowLogIdentity Messages(string topic, int partition)
        => Of($"{topic}\n{partition.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>
    /// Creates the identity of one message of a partition: the same beginning as that of <see cref="Messages"/>, with the offset.
    /// </summary>
    /// <param name="topic">The id of the topic.</param>
    /// <param name="partition">The number of the partition.</param>
    /// <param name="offset">The offset of the message.</param>
    internal static FlowLogIdentity Message(string topic, int partition, long offset)
    {
        string all = Encoding.ASCII.GetString(Messages(topic, partition).Prefix);
        return new FlowLogIdentity($"{all}-{offset.ToString("x8", CultureInfo.InvariantCulture)}");
    }

    private static FlowLogIdentity Of(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
