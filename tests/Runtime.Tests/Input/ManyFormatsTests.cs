using System.Runtime.CompilerServices;
using System.Text;

namespace VpcFlow.Tests.Input;

/// <summary>An input can have a new format on every other line; the memory of a reader does not grow with their number.</summary>
public class ManyFormatsTests
{
    private const int Formats = 500;

    [Fact]
    public async Task ReadAsync_HundredsOfFormats_KeepsTheParsersOfFew()
    {
        var reader = new FlowLogReader();
        List<WeakReference> parsers = await ReadAsync(reader);
        Assert.Equal(Formats, parsers.Count);

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        int kept = parsers.Count(parser => parser.IsAlive);
        Assert.True(kept <= 64, $"{kept} parsers are kept.");
        GC.KeepAlive(reader);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<List<WeakReference>> ReadAsync(FlowLogReader reader)
    {
        string[] names = ["account-id", "srcaddr", "dstaddr", "srcport", "dstport", "bytes"];
        IEnumerable<string[]> orders = Orders(names).Take(Formats);
        string text = string.Concat(orders.Select(fields => $"{string.Join(' ', fields)}\n{string.Join(' ', fields.Select(_ => "-"))}\n"));
        var parsers = new List<WeakReference>();
        long records = 0;
        await foreach (FlowLogBatch batch in reader.ReadAsync(new MemoryStream(Encoding.ASCII.GetBytes(text))))
        {
            parsers.Add(new WeakReference(batch.Parser));
            foreach (FlowLogRecord record in batch.Records)
                records += record.Bytes is null ? 1 : 0;
        }

        Assert.Equal(Formats, records);
        return parsers;
    }

    private static IEnumerable<string[]> Orders(string[] names)
        => names.Length == 1
            ? [names]
            : names.SelectMany(first => Orders([.. names.Where(name => name != first)]).Select(rest => (string[])[first, .. rest]));
}
