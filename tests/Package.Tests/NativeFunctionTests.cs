using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using VpcFlow.Lambda.Tests.Support;
using VpcFlow.Package.Tests.Support;
using Xunit.Abstractions;

namespace VpcFlow.Package.Tests;

/// <summary>The function of Lambda as native code.</summary>
[Collection(PackageTestCollection.Name)]
public class NativeFunctionTests(PackageFeed feed, ITestOutputHelper output)
{
    private const double ZipInMegabytes = 8.3;
    private const string Record = "2 123456789010 eni-a 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK";
    private const string Interface = "\"interface_id\":\"eni-a\"";

    private const string Notification = """
        {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"us-east-1","eventName":"ObjectCreated:Put",
        "s3":{"bucket":{"name":"logs"},"object":{"key":"a.log","size":100,"eTag":"0123456789abcdef0123456789abcdef"}}}]}
        """;

    private static readonly TimeSpan s_limit = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    /// <summary>
    /// A cold start: from the start of the process to the answer of its first event, a transformation of one record, or a notification of
    /// an object with one record, which is read from S3 and delivered to Elasticsearch.
    /// </summary>
    [Fact]
    public async Task Publish_Always_WritesBootstrapThatStartsWithin100Milliseconds()
    {
        string folder = feed.CreateFolderWithoutFeed();
        (await feed.BuildAsync("publish", "src/VpcFlow.Lambda", "-r", Platform.RuntimeIdentifier, "-o", folder)).ThrowIfWarned();
        string program = Path.Combine(folder, Platform.Executable("bootstrap"));
        Assert.Equal([program], Directory.GetFileSystemEntries(folder));
        Assert.InRange(ZipSize(program) / 1e6, ZipInMegabytes * 0.8, ZipInMegabytes * 1.2);

        byte[] record = Encoding.UTF8.GetBytes(Record);
        string transformation = $$"""
            {"invocationId":"i","records":[{"recordId":"1","data":"{{Convert.ToBase64String(record)}}"}]}
            """;
        TimeSpan transformed = await MeasureAsync(program, [], transformation, answer => Assert.Contains(
            Interface,
            Encoding.UTF8.GetString(answer.Json.GetProperty("records")[0].GetProperty("data").GetBytesFromBase64()),
            StringComparison.Ordinal));
        Assert.InRange(transformed, TimeSpan.Zero, s_limit);

        using var server = new DeliveryServer(record);
        (string, string)[] environment =
        [
            ("VPCFLOW__SINKS__ELASTICSEARCH__HOSTS", server.Url),
            ("VPCFLOW__AWS__ENDPOINT", server.Url),
            ("VPCFLOW__AWS__PATHSTYLE", "true"),
            ("VPCFLOW__STATE", Path.Combine(feed.CreateFolderWithoutFeed(), "state")),
        ];
        TimeSpan delivered = await MeasureAsync(program, environment, Notification, answer =>
        {
            Assert.Equal(1, answer.Total("records"));
            Assert.Contains(Interface, server.Bulk, StringComparison.Ordinal);
        });
        Assert.InRange(delivered, TimeSpan.Zero, s_limit);
        output.WriteLine($"transformation {transformed.TotalMilliseconds:F0} ms, delivery {delivered.TotalMilliseconds:F0} ms");
    }

    /// <summary>Returns the time of the best start of all: on a busy machine the others tell of the machine.</summary>
    private static async Task<TimeSpan> MeasureAsync(
        string program, (string Name, string Value)[] environment, string text, Action<Answer> check)
    {
        long begin = Stopwatch.GetTimestamp();
        TimeSpan best = TimeSpan.MaxValue;
        for (int run = 0; run < 20 || (best > s_limit && Stopwatch.GetElapsedTime(begin) < s_patience); run++)
        {
            using var api = new RuntimeApi();
            Task<Answer> answer = api.InvokeAsync(text);
            long start = Stopwatch.GetTimestamp();
            using var function = new FunctionProcess(new ProcessStartInfo(program), api.Address, environment);
            Answer received = await answer;
            TimeSpan time = Stopwatch.GetElapsedTime(start);
            best = time < best ? time : best;
            check(received);
        }

        return best;
    }

    private static long ZipSize(string program)
    {
        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
            zip.CreateEntryFromFile(program, "bootstrap");
        return content.Length;
    }
}
