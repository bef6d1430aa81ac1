using System.Buffers;
using System.Text;

namespace VpcFlow.Tests.Documents;

/// <summary>Rows of CSV are as RFC 4180 defines them, for any columns and any record.</summary>
public class CsvTests
{
    [Theory]
    [InlineData("srcaddr srcport vpc-id", "srcaddr srcport vpc-id", "10.0.0.1 22 a", "10.0.0.1,22,a")]
    [InlineData("srcaddr srcport vpc-id", "vpc-id srcaddr", "10.0.0.1 22 a", "a,10.0.0.1")]
    [InlineData("srcaddr srcport vpc-id", "srcaddr bytes vpc-id", "10.0.0.1 22 a", "10.0.0.1,,a")]
    [InlineData("srcaddr srcport vpc-id", "srcaddr srcport vpc-id", "- 22 -", ",22,")]
    [InlineData("srcaddr srcport vpc-id", "srcaddr srcport vpc-id", "- - -", ",,")]
    [InlineData("srcaddr srcport vpc-id", "srcport", "- - -", "\"\"")]
    [InlineData("srcaddr srcport vpc-id", "bytes", "10.0.0.1 22 a", "\"\"")]
    [InlineData("srcaddr srcport vpc-id", "srcport", "10.0.0.1 22 a,b", "22")]
    [InlineData("srcport vpc-id subnet-id", "srcport vpc-id subnet-id", "22 a,b c", "22,\"a,b\",c")]
    [InlineData("srcport vpc-id subnet-id", "srcport vpc-id subnet-id", "22 a\"b \"", "22,\"a\"\"b\",\"\"\"\"")]
    [InlineData("srcport vpc-id subnet-id", "srcport vpc-id subnet-id", "22 a\rb c", "22,\"a\rb\",c")]
    [InlineData("srcport vpc-id subnet-id", "srcport vpc-id subnet-id", "22 ü,é =1+1", "22,\"ü,é\",=1+1")]
    [InlineData("srcport vpc-id subnet-id", "srcport vpc-id subnet-id", " 22  a  - \r", "22,a,")]
    public async Task WriteCsv_Record_IsTheRow(string format, string columns, string line, string expected)
        => Assert.Equal(expected + "\n", await WriteAsync(format, columns, line + "\n"));

    /// <summary>A long value, and rows whose values are before, between and after those that are absent.</summary>
    [Fact]
    public async Task WriteCsv_LongValuesAndGaps_AreCopiedWhole()
    {
        string[] names = [.. OracleFields.All.Where(f => f.Kind == "text").Take(24).Select(f => f.Name)];
        var random = new Random(3);
        for (int round = 0; round < 200; round++)
        {
            string[] values = [.. names.Select(_ => random.Next(3) == 0 ? "-" : new string('x', 1 + random.Next(70)))];
            string row = string.Join(',', values.Select(v => v == "-" ? "" : v));
            string format = "bytes " + string.Join(' ', names);
            Assert.Equal(
                $"{round},{row}\n", await WriteAsync(format, format, $"{round} {string.Join(' ', values)}\n"));
        }
    }

    [Fact]
    public void WriteHeader_Columns_AreNamedAsInParquet()
    {
        var output = new ArrayBufferWriter<byte>();
        new FlowLogCsv(FlowLogField.InterfaceId, FlowLogField.SourceAddress).WriteHeader(output);
        Assert.Equal("interface_id,srcaddr\n", Encoding.ASCII.GetString(output.WrittenSpan));
    }

    [Fact]
    public void Create_NoOrRepeatedColumns_Throws()
    {
        Assert.Throws<ArgumentException>(() => new FlowLogCsv());
        Assert.Throws<ArgumentException>(() => new FlowLogCsv(FlowLogField.Bytes, FlowLogField.Bytes));
    }

    /// <summary>Fields of a later format must not be lost silently.</summary>
    [Theory]
    [InlineData("srcaddr bytes\n10.0.0.1 1\nbytes srcaddr\n2 10.0.0.2\nbytes\n3\n", "10.0.0.1,1\n10.0.0.2,2\n,3\n", null)]
    [InlineData("srcaddr bytes\n10.0.0.1 1\nbytes dstport\n2 22\n", "10.0.0.1,1\n", "dstport")]
    public async Task WriteCsv_LaterFormat_HasTheColumnsOfTheFirstOrThrows(string text, string expected, string? missing)
    {
        var output = new ArrayBufferWriter<byte>();
        FlowLogColumnException? failure = null;
        FlowLogCsv? csv = null;
        await foreach (FlowLogBatch batch in new FlowLogReader().ReadAsync(new MemoryStream(Encoding.ASCII.GetBytes(text))))
        {
            csv ??= FlowLogCsv.AllOf(batch.Parser);
            if (missing is null)
                batch.WriteCsv(output, csv);
            else
                failure = Record.Exception(() => batch.WriteCsv(output, csv)) as FlowLogColumnException;
        }

        Assert.Equal(expected, Encoding.ASCII.GetString(output.WrittenSpan));
        Assert.Equal(missing is null ? null : FlowLogFieldList.Parse(missing), failure?.Fields);
        if (missing is not null)
        {
            Assert.Equal(
                "There is no column for dstport, which a later format has; the columns are those of the first format: srcaddr bytes. "
                    + "Choose the columns, or write each format to a file of its own.",
                failure!.Message);
        }
    }

    /// <summary>The reader reads of each format the fields that it has; chosen columns take them, and leave the others empty.</summary>
    [Fact]
    public async Task WriteCsv_ChosenFieldsOfSeveralFormats_AreInTheirColumns()
    {
        const string Text = "srcaddr bytes\n10.0.0.1 1\nbytes dstport\n2 22\nvpc-id action\na ACCEPT\n";
        FlowLogField[] fields = [FlowLogField.DestinationPort, FlowLogField.SourceAddress];
        var reader = new FlowLogReader { ParserOptions = new FlowLogParserOptions { Fields = fields } };
        var output = new ArrayBufferWriter<byte>();
        await foreach (FlowLogBatch batch in reader.ReadAsync(new MemoryStream(Encoding.ASCII.GetBytes(Text))))
            batch.WriteCsv(output, new FlowLogCsv(fields));
        Assert.Equal(",10.0.0.1\n22,\n,\n", Encoding.ASCII.GetString(output.WrittenSpan));
    }

    [Fact]
    public async Task AllOf_FormatWithoutAnyFieldToRead_Throws()
    {
        var reader = new FlowLogReader { ParserOptions = new FlowLogParserOptions { Fields = [FlowLogField.TcpFlags] } };
        await foreach (FlowLogBatch batch in reader.ReadAsync(new MemoryStream("srcaddr bytes\n10.0.0.1 1\n"u8.ToArray())))
            Assert.Throws<ArgumentException>(() => FlowLogCsv.AllOf(batch.Parser));
    }

    [Fact]
    public async Task WriteCsv_RejectedLinesAsDocuments_Throws()
    {
        FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Parse("bytes"));
        var options = new EcsWriterOptions { OnError = FlowLogErrorHandling.Document };
        await foreach (FlowLogBatch batch in parser.ReadAsync(new MemoryStream("x\n"u8.ToArray())))
        {
            ArgumentException e = Assert.Throws<ArgumentException>(
                () => batch.WriteCsv(new ArrayBufferWriter<byte>(), FlowLogCsv.AllOf(parser), options));
            Assert.StartsWith("CSV has no documents for rejected lines", e.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(1.0)]
    public async Task WriteCsv_RandomFormatsColumnsAndLines_EqualsTheOracle(double hostility)
    {
        for (int seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            string[] fields = FormatGenerator.Any(random);
            string[]? projection = random.Next(4) == 0 ? FormatGenerator.Projection(random, fields) : null;
            bool isChoice = random.Next(2) == 0;
            var settings = new OracleSettings
            {
                Output = OracleOutput.Csv,
                Fields = fields,
                Projection = projection,
                Columns = isChoice ? FormatGenerator.Any(random) : projection ?? fields,
            };
            byte[] input = WithoutContainers(CorpusGenerator.Text(random, fields, 60, hostility));
            FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Parse(string.Join(' ', fields)), ParserRun.ParserOptions(settings));

            (await CsvRun.OfAsync(parser, input, settings, isChoice)).AssertIs(Oracle.Convert(input, settings));
        }
    }

    /// <summary>A line before the text, so that what looks like a container at its beginning is a line.</summary>
    private static byte[] WithoutContainers(byte[] text)
        => [.. "x\n"u8, .. Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(text).Replace("{", "(", StringComparison.Ordinal))];

    private static async Task<string> WriteAsync(string format, string columns, string text)
    {
        FlowLogParser parser = FlowLogParser.Create(FlowLogFormat.Parse(format));
        var output = new ArrayBufferWriter<byte>();
        await foreach (FlowLogBatch batch in parser.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text))))
            batch.WriteCsv(output, new FlowLogCsv(FlowLogFieldList.Parse(columns).AsSpan()));
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
