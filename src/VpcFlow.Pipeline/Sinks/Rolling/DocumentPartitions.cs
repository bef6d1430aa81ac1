using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using VpcFlow.Pipeline.Sinks.Parquet.Folders;
using VpcFlow.Pipeline.Sources.S3;

namespace VpcFlow.Pipeline.Sinks.Rolling;

/// <summary>
/// Finds the partitions of documents by what they say: their account, region and time. A document that does not say its account or region
/// has those of its object's key.
/// </summary>
/// <param name="partitions">How files are divided.</param>
/// <param name="source">The name of the object.</param>
internal sealed class DocumentPartitions(ParquetPartitions partitions, string source)
{
    private readonly ObjectKey _key = ObjectKey.Parse(source);
    private readonly RegionTable _regions = new();

    /// <summary>Returns the documents of each folder, in order.</summary>
    public IEnumerable<(string Folder, List<int> Documents)> Divide(DocumentBatch documents)
    {
        if (partitions == ParquetPartitions.None)
            return documents.Count == 0 ? [] : [("", [.. Enumerable.Range(0, documents.Count)])];
        var found = new Dictionary<PartitionKey, List<int>>();
        for (int i = 0; i < documents.Count; i++)
        {
            ref List<int>? places = ref CollectionsMarshal.GetValueRefOrAddDefault(found, KeyOf(documents[i].Span), out _);
            (places ??= []).Add(i);
        }

        bool isHourly = partitions == ParquetPartitions.Hourly;
        return found.Select(f => (f.Key.Folder(_regions.NameOf(f.Key.Region), isHourly), f.Value));
    }

    private PartitionKey KeyOf(ReadOnlySpan<byte> document)
    {
        long account = PartitionKey.ParseAccount(Encoding.ASCII.GetBytes(_key.Account ?? ""));
        int region = _regions.PlaceOf(Encoding.ASCII.GetBytes(_key.Region ?? ""));
        long hour = PartitionKey.None;
        var json = new Utf8JsonReader(document);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("@timestamp"u8))
            {
                json.Read();
                hour = HourOf(json.GetDateTimeOffset());
            }
            else if (json.ValueTextEquals("cloud"u8))
            {
                ReadCloud(ref json, ref account, ref region);
                break;
            }
            else
            {
                json.Skip();
            }
        }

        return new PartitionKey(account, region, hour, 0);
    }

    private void ReadCloud(ref Utf8JsonReader json, ref long account, ref int region)
    {
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            bool isAccount = json.ValueTextEquals("account"u8);
            bool isRegion = json.ValueTextEquals("region"u8);
            json.Read();
            if (isRegion)
            {
                region = _regions.PlaceOf(Encoding.UTF8.GetBytes(json.GetString()!));
            }
            else if (isAccount)
            {
                while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
                {
                    bool isId = json.ValueTextEquals("id"u8);
                    json.Read();
                    account = isId ? PartitionKey.ParseAccount(Encoding.UTF8.GetBytes(json.GetString()!)) : account;
                }
            }
            else
            {
                json.Skip();
            }
        }
    }

    private long HourOf(DateTimeOffset time)
    {
        long hour = time.ToUnixTimeSeconds() / 3600;
        return partitions == ParquetPartitions.Daily ? hour - (hour % 24) : hour;
    }
}
