using System.Text.Json;
using VpcFlow.Kafka.Clients;
using VpcFlow.Pipeline.Sinks.Parquet.Folders;

namespace VpcFlow.Kafka.Producing;

/// <summary>The name of a topic, which may have the account and the region of a document in it.</summary>
internal sealed class TopicPattern
{
    private const string Account = "%{[cloud.account.id]}";
    private const string Region = "%{[cloud.region]}";
    private const string Unknown = "unknown";

    private readonly string _text;
    private readonly bool _isFixed;

    private TopicPattern(string text)
    {
        _text = text;
        _isFixed = !text.Contains("%{", StringComparison.Ordinal);
    }

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="ArgumentException">It is not the name of a topic, or has something else in it.</exception>
    public static TopicPattern Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var pattern = new TopicPattern(text);
        return TopicNames.IsValid(pattern.NameOf("123456789012", "us-east-1"))
            ? pattern
            : throw new ArgumentException(
                $"'{text}' is not the name of a topic; expected letters, digits and . _ -, {Account} and {Region}.", nameof(text));
    }

    /// <summary>Returns the topic of a document.</summary>
    public string NameOf(ReadOnlySpan<byte> document)
    {
        if (_isFixed)
            return _text;
        (string? account, string? region) = (null, null);
        var json = new Utf8JsonReader(document);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("cloud"u8))
            {
                ReadCloud(ref json, ref account, ref region);
                break;
            }

            json.Skip();
        }

        return NameOf(account ?? Unknown, region ?? Unknown);
    }

    private string NameOf(string account, string region) => _text
        .Replace(Account, account, StringComparison.Ordinal)
        .Replace(Region, region, StringComparison.Ordinal);

    private static void ReadCloud(ref Utf8JsonReader json, ref string? account, ref string? region)
    {
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            bool isRegion = json.ValueTextEquals("region"u8);
            if (json.ValueTextEquals("account"u8))
            {
                ReadAccount(ref json, ref account);
                continue;
            }

            json.Read();
            if (isRegion && RegionTable.IsName(json.ValueSpan))
                region = json.GetString();
            json.Skip();
        }
    }

    private static void ReadAccount(ref Utf8JsonReader json, ref string? account)
    {
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            bool isId = json.ValueTextEquals("id"u8);
            json.Read();

            // No topic is named after what somebody wrote into a log.
            if (isId && PartitionKey.ParseAccount(json.ValueSpan) >= 0)
                account = json.GetString();
            json.Skip();
        }
    }
}
