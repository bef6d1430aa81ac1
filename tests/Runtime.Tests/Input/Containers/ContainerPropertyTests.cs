using System.Text;

namespace VpcFlow.Tests.Input.Containers;

/// <summary>What records are wrapped in does not change their documents, and nothing is lost on the way.</summary>
public class ContainerPropertyTests
{
    private static readonly string[] s_fields = FlowLogFormats.Default.Replace("${", "", StringComparison.Ordinal)
        .Replace("}", "", StringComparison.Ordinal).Split(' ');

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    public async Task ConvertAsync_RandomNesting_WritesTheDocumentsOfTheLines(double hostility)
    {
        for (int seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            string[] lines = [.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => Line(random, hostility))];
            ConversionRun expected = await ConversionRun.Of(new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines))));

            byte[] wrapped = Wrap.Nested(random, lines);
            var input = new RandomStream(wrapped, random, random.Next(3) == 0 ? 5 : 5000);
            ConversionRun actual = await ConversionRun.Of(input, random.Next(1, 4));

            expected.AssertSameDocuments(actual, $"seed {seed}");
        }
    }

    /// <summary>
    /// Every container, cut off after every byte: what came before is kept, and the cut is an error or not at all visible.
    /// </summary>
    [Fact]
    public async Task ConvertAsync_CutOffAnywhere_KeepsWhatCameBefore()
    {
        var random = new Random(1);
        string[] lines = [.. Enumerable.Range(0, 5).Select(_ => Line(random, 0))];
        ConversionRun whole = await ConversionRun.Of(new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
        foreach (byte[] wrapped in Wrap.InEach(random, lines))
        {
            for (int length = 0; length < wrapped.Length; length++)
            {
                ConversionRun run = await ConversionRun.Of(new MemoryStream(wrapped, 0, length));

                // Of a line that is cut off in its last field, nobody can tell.
                Assert.Equal(whole.Documents.Take(run.Documents.Length).SkipLast(1), run.Documents.SkipLast(1));
                Assert.True(
                    run.Summary.Records == 5
                        || run.Failure is not null
                        || run.Summary.RejectedLines > 0
                        || IsBetweenRecords(wrapped, length),
                    $"{length} bytes of {Encoding.UTF8.GetString(wrapped)}");
            }
        }
    }

    /// <summary>Every byte of every container damaged: nothing but an error of the source leaves, and it ends.</summary>
    [Fact]
    public async Task ConvertAsync_DamagedAnywhere_EndsOrdinarily()
    {
        var random = new Random(2);
        string[] lines = [.. Enumerable.Range(0, 4).Select(_ => Line(random, 0))];
        foreach (byte[] wrapped in Wrap.InEach(random, lines))
        {
            for (int at = 0; at < wrapped.Length; at++)
            {
                byte[] damaged = [.. wrapped];
                damaged[at] ^= (byte)(1 << random.Next(8));
                await ConversionRun.Of(new MemoryStream(damaged));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task ConvertAsync_SplitAtEveryByte_WritesTheSame(int seed)
    {
        var random = new Random(seed);
        string[] lines = [.. Enumerable.Range(0, 3).Select(_ => Line(random, 0))];
        byte[] wrapped = Wrap.Nested(random, lines);
        ConversionRun whole = await ConversionRun.Of(new MemoryStream(wrapped));
        Assert.Equal(3, whole.Summary.Records);
        for (int at = 1; at < wrapped.Length; at++)
            whole.AssertSameDocuments(await ConversionRun.Of(new PartedStream(wrapped, at)), $"split at {at}");
    }

    /// <summary>Text of lines, CSV rows and objects one after another can end after any of them without anyone noticing.</summary>
    private static bool IsBetweenRecords(byte[] wrapped, int length)
        => length == 0 || wrapped[0] != 0x1F;

    private static string Line(Random random, double hostility)
    {
        while (true)
        {
            string hostile = Encoding.UTF8.GetString(PlainText.Of(RecordGenerator.Line(random, s_fields, hostility)));
            string line = string.Concat(hostile.Where(c => c is not ('\n' or '\r' or '\uFEFF')));
            string[] fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

            // A record without a time of its own has that of its container.
            bool hasTime = fields.Length != s_fields.Length || fields[10] != "-" || fields[11] != "-";
            if (hasTime && line.Trim().Length > 0 && line == Encoding.Unicode.GetString(Encoding.Unicode.GetBytes(line)))
                return line;
        }
    }

    private sealed class PartedStream(byte[] content, int at) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            => ValueTask.FromResult(Read(buffer.Span[..(int)Math.Min(buffer.Length, Position < at ? at - Position : int.MaxValue)]));
    }
}
