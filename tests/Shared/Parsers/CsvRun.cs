using System.Buffers;
using System.Text;

namespace VpcFlow.Tests;

/// <summary>The rows of CSV that a parser writes for an input, and what it rejects.</summary>
internal sealed record CsvRun(string[] Rows, IReadOnlyList<OracleRejection> Rejections, FlowLogSummary Summary)
{
    /// <summary>Writes the rows of all batches of a stream.</summary>
    /// <param name="parser">The parser.</param>
    /// <param name="input">The lines.</param>
    /// <param name="settings">The columns, and the name and time of the source.</param>
    /// <param name="isChoice">Whether the columns are chosen; if not, they are all fields that the parser reads.</param>
    public static async Task<CsvRun> OfAsync(FlowLogParser parser, byte[] input, OracleSettings settings, bool isChoice)
    {
        var rejections = new List<OracleRejection>();
        EcsWriterOptions options = ParserRun.Options(settings, rejections);
        FlowLogCsv csv = isChoice
            ? new FlowLogCsv(FlowLogFieldList.Parse(string.Join(' ', settings.Columns)).AsSpan())
            : FlowLogCsv.AllOf(parser);
        var output = new ArrayBufferWriter<byte>();
        using var rows = new DocumentBatch();
        FlowLogBatches batches = parser.ReadAsync(new MemoryStream(input), options);
        var summary = default(FlowLogSummary);
        await foreach (FlowLogBatch batch in batches)
        {
            int start = output.WrittenCount;
            batch.WriteCsv(output, csv, options);
            batch.WriteCsv(rows, csv, options);
            Xunit.Assert.True(output.WrittenSpan[start..].SequenceEqual(rows.Utf8.Span), "The rows of a batch of documents differ.");
        }

        summary = batches.Summary;
        string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(output.WrittenSpan);
        Xunit.Assert.True(text.Length == 0 || text[^1] == '\n', "The last row has no line feed.");
        return new CsvRun(text.Length == 0 ? [] : text[..^1].Split('\n'), rejections, summary);
    }

    /// <summary>Compares with the oracle's result for the same input.</summary>
    public void AssertIs(OracleResult expected)
    {
        Xunit.Assert.Equal(expected.Documents, Rows);
        Xunit.Assert.Equal(expected.Rejections, Rejections);
        Xunit.Assert.Equal((expected.Records, expected.Rejected), (Summary.Records, Summary.RejectedLines));
    }
}
