using System.Text;
using System.Text.Json;

namespace VpcFlow.Cli.Tests.Faults;

/// <summary>An object with flow logs.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">Its name in a folder of copies.</param>
/// <param name="Content">Its content.</param>
internal sealed record FaultObject(string Key, string Name, byte[] Content)
{
    private static readonly string s_alphabetical =
        string.Join(' ', FlowLogFormat.Parse(FlowLogFormats.V5).ToHeader().Split(' ').Order(StringComparer.Ordinal));

    /// <summary>Creates objects of all kinds: text of several formats, Parquet, and payloads of CloudWatch Logs.</summary>
    /// <param name="count">Their number.</param>
    /// <param name="records">The number of records in each.</param>
    public static async Task<IReadOnlyList<FaultObject>> CreateAsync(int count, int records)
    {
        using var folder = new TemporaryFolder();
        int each = (count / 5) + 1;
        string[][] texts = await Task.WhenAll(new[] { "v2", "v5", s_alphabetical, "tgw" }.Select(f => GenerateAsync(f, each * records)));
        byte[][] parquet = await ParquetAsync(folder, texts[1], records);
        var objects = new List<FaultObject>();
        for (int i = 0; i < count; i++)
        {
            int kind = i % 5;
            IEnumerable<string> lines = kind == 4 ? [] : texts[kind].Skip(1 + (i / 5 * records)).Take(records);
            string text = string.Concat(lines.Prepend(texts[kind % 4][0]).Select(l => l + "\n"));
            byte[] content = (kind, i % 2) switch
            {
                (4, 0) => parquet[i / 10 % parquet.Length],
                (4, _) => TemporaryFolder.Gzip(Payload(i, texts[0].Skip(1 + (i / 5 * records)).Take(records))),
                (_, 0) => Encoding.UTF8.GetBytes(text),
                _ => TemporaryFolder.Gzip(text),
            };
            string end = kind == 4 && i % 2 == 0 ? ".log.parquet" : ".log.gz";
            DateTime time = new DateTime(2024, 12, 4).AddMinutes(i);
            string name = $"123456789010_vpcflowlogs_us-east-1_fl-0123456789abcdef0_{time:yyyyMMdd'T'HHmm}Z_{i:x8}{end}";
            objects.Add(new FaultObject($"AWSLogs/123456789010/vpcflowlogs/us-east-1/{time:yyyy'/'MM'/'dd}/{name}", name, content));
        }

        return objects;
    }

    private static async Task<string[]> GenerateAsync(string format, int records)
    {
        ToolResult result = await Tool.RunAsync("generate", "--records", $"{records}", "-f", format, "--seed", "7");
        Assert.True(result.ExitCode == 0, result.Error);
        return result.Lines;
    }

    private static async Task<byte[][]> ParquetAsync(TemporaryFolder folder, string[] lines, int records)
    {
        var files = new List<byte[]>();
        for (int i = 0; i < 3; i++)
        {
            string text = string.Concat(lines.Skip(1 + (i * records)).Take(records).Prepend(lines[0]).Select(l => l + "\n"));
            string file = folder[$"{i}.parquet"];
            string source = folder.Write($"{i}.log", text);
            ToolResult result = await Tool.RunAsync("convert", source, "--to", "parquet", "-o", file);
            Assert.True(result.ExitCode == 0, result.Error);
            files.Add(await File.ReadAllBytesAsync(file));
        }

        return [.. files];
    }

    private static string Payload(int number, IEnumerable<string> lines) => JsonSerializer.Serialize(new
    {
        messageType = "DATA_MESSAGE",
        owner = "123456789010",
        logGroup = "/vpc/flow-logs",
        logStream = $"eni-{number}-all",
        subscriptionFilters = new[] { "all" },
        logEvents = lines.Select((l, i) => new { id = $"{number}{i:0000}", timestamp = 1733313600000 + i, message = l }),
    });
}
