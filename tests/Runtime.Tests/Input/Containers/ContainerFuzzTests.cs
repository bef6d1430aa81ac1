using System.Globalization;
using System.Text;

namespace VpcFlow.Tests.Input.Containers;

/// <summary>
/// Random nesting, random damage, random pieces, for as long as the environment variable VPCFLOW_FUZZ_SECONDS says; tests/fuzz/run sets it.
/// </summary>
public class ContainerFuzzTests
{
    private static readonly string[] s_fields = FlowLogFormats.Default.Replace("${", "", StringComparison.Ordinal)
        .Replace("}", "", StringComparison.Ordinal).Split(' ');

    [Fact]
    public async Task ConvertAsync_AnyInput_EndsAndCountsEverything()
    {
        string? configured = Environment.GetEnvironmentVariable("VPCFLOW_FUZZ_SECONDS");
        var time = TimeSpan.FromSeconds(configured is null ? 2 : int.Parse(configured, CultureInfo.InvariantCulture));
        int first = Environment.GetEnvironmentVariable("VPCFLOW_FUZZ_SEED") is { } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : configured is null ? 1 : Environment.TickCount;
        long start = TimeProvider.System.GetTimestamp();
        for (int seed = first; TimeProvider.System.GetElapsedTime(start) < time; seed++)
        {
            byte[] input = Input(new Random(seed));
            var random = new Random(~seed);
            try
            {
                // The counts are checked where the run is made; the time, because a run that never ends shows nothing else.
                Task<ConversionRun> run = ConversionRun.Of(new RandomStream(input, random, random.Next(1, 9000)), random.Next(1, 4));
                ConversionRun whole = await run.WaitAsync(TimeSpan.FromSeconds(60));
                ConversionRun again = await ConversionRun.Of(new MemoryStream(input));

                // Of two containers in each other that are both damaged, the pieces decide which is noticed first, and how much
                // is decompressed before that.
                Assert.Equal(whole.Failure is null, again.Failure is null);
                if (whole.Failure is null)
                    Assert.Equal((whole.Text, whole.Summary.RejectedLines), (again.Text, again.Summary.RejectedLines));
                else
                    Assert.True(IsBeginning(whole.Text, again.Text) || IsBeginning(again.Text, whole.Text));
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Seed {seed}: {e.Message}", e);
            }
        }
    }

    private static bool IsBeginning(string text, string part) => text.StartsWith(part, StringComparison.Ordinal);

    /// <summary>Returns a container, damaged in up to three places.</summary>
    private static byte[] Input(Random random)
    {
        string[] lines = [.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => Line(random))];
        byte[] data = Wrap.Lines[random.Next(Wrap.Lines.Length)](random, lines);
        for (int depth = random.Next(3); depth > 0; depth--)
            data = Wrap.Data[random.Next(Wrap.Data.Length)](random, Damaged(random, data));
        return Damaged(random, data);
    }

    private static byte[] Damaged(Random random, byte[] data)
    {
        for (int times = random.Next(3); times > 0 && data.Length > 0; times--)
        {
            int at = random.Next(data.Length);
            int end = Math.Min(data.Length, at + random.Next(1, 200));
            data = random.Next(5) switch
            {
                0 => data[..at],
                1 => [.. data[..at], .. data[end..]],
                2 => [.. data[..at], .. data[at..end], .. data[at..]],
                3 => [.. data[..at], .. HostileText.RandomBytes(random, random.Next(1, 20)), .. data[at..]],
                _ => [.. data[..at], (byte)(data[at] ^ (1 << random.Next(8))), .. data[(at + 1)..]],
            };
        }

        return data;
    }

    private static string Line(Random random)
        => Encoding.UTF8.GetString(RecordGenerator.Line(random, s_fields, random.Next(3) == 0 ? 0.5 : 0));
}
