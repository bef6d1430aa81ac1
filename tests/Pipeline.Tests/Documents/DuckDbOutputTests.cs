using System.Buffers;
using System.Text;
using VpcFlow.Cli.Presets;

namespace VpcFlow.Pipeline.Tests.Documents;

/// <summary>DuckDB reads the values of the lines from every CSV and from every flat JSON that is written of them.</summary>
public class DuckDbOutputTests
{
    private const int Lines = 300;

    private static readonly string[] s_hostile =
        ["a,b", "\"", "\"\"", "a\"b\"", ",", "=1+1", "'x'", "a\rb", "ü", "\\", "NULL", "#", "a;b", "\t|"];

    [Theory]
    [InlineData(nameof(FlowLogFormats.Default))]
    [InlineData(nameof(FlowLogFormats.V5))]
    [InlineData(nameof(FlowLogFormats.V11))]
    [InlineData(nameof(FlowLogFormats.TransitGateway))]
    public async Task WriteCsv_ReadByDuckDb_HasTheValues(string preset)
    {
        FlowLogParser generated = Ecs811.Find(preset)!;
        for (int seed = 0; seed < 6; seed++)
        {
            var random = new Random(seed);
            string?[][] values = Values(generated.Format, random, withHostile: seed % 2 == 1);
            FlowLogField[] columns = [.. generated.Format.Fields];
            if (seed > 1)
                random.Shuffle(columns);
            columns = columns[..(seed > 3 ? 1 + random.Next(columns.Length) : columns.Length)];
            foreach (FlowLogParser parser in new[] { generated, FlowLogParser.Create(generated.Format) })
            {
                byte[] csv = await WriteCsvAsync(parser, values, columns);
                string names = string.Join(", ", columns.Select(c => $"\"{FlowLogFieldInfo.Get(c).ColumnName}\""));
                List<string?[]> rows = DuckDbReader.Read(
                    csv,
                    path => $"SELECT {names} FROM read_csv('{path}', header=true, all_varchar=true, delim=',', quote='\"', escape='\"', "
                        + "new_line='\\n')");
                int[] slots = [.. columns.Select(c => generated.Format.IndexOf(c))];
                Assert.Equal(values.Select(v => slots.Select(s => v[s]).ToArray()), rows);
            }
        }
    }

    [Theory]
    [InlineData(nameof(FlowLogFormats.Default))]
    [InlineData(nameof(FlowLogFormats.V5))]
    [InlineData(nameof(FlowLogFormats.V11))]
    [InlineData(nameof(FlowLogFormats.TransitGateway))]
    public void WriteDocuments_FlatReadByDuckDb_HasTheValuesAndTypes(string preset)
    {
        FlowLogParser parser = Ecs811.Find(preset)!;
        FlowLogParser flat = parser.With(new FlowLogParserOptions { Documents = FlowLogDocumentKind.Flat });
        FlowLogFieldInfo[] fields = [.. parser.Format.Fields.Select(FlowLogFieldInfo.Get)];
        for (int seed = 0; seed < 4; seed++)
        {
            string?[][] values = Values(parser.Format, new Random(seed), withHostile: seed % 2 == 1);
            var output = new ArrayBufferWriter<byte>();
            flat.WriteDocuments(Text(values), output);
            byte[] json = output.WrittenSpan.ToArray();
            string columns = string.Join(", ", fields.Select(f => $"'{f.ColumnName}': '{(IsNumber(f) ? "UBIGINT" : "VARCHAR")}'"));
            string casts = string.Join(", ", fields.Select(f => $"CAST(\"{f.ColumnName}\" AS VARCHAR)"));
            Assert.Equal(
                values,
                DuckDbReader.Read(
                    json, path => $"SELECT {casts} FROM read_json('{path}', format='newline_delimited', columns={{{columns}}})"));

            // DuckDB would read a string as a number, so the types are asked for as well.
            string types = string.Join(", ", fields.Select(f => $"json_type(json, '$.{f.ColumnName}')"));
            Assert.All(
                DuckDbReader.Read(json, path => $"SELECT {types} FROM read_ndjson_objects('{path}')"),
                row => Assert.All(
                    row.Zip(fields), c => Assert.Contains(c.First, new[] { IsNumber(c.Second) ? "UBIGINT" : "VARCHAR", null })));
        }
    }

    private static bool IsNumber(FlowLogFieldInfo field) => field.Kind is not (FlowLogFieldKind.Text or FlowLogFieldKind.Address
        or FlowLogFieldKind.Action or FlowLogFieldKind.LogStatus);

    /// <summary>Returns valid values for lines; one in six is absent.</summary>
    private static string?[][] Values(FlowLogFormat format, Random random, bool withHostile)
        => [.. Enumerable.Range(0, Lines).Select(_ => format.Fields
            .Select(f => random.Next(6) == 0 ? null : Value(FlowLogFieldInfo.Get(f), random, withHostile)).ToArray())];

    private static string Value(FlowLogFieldInfo field, Random random, bool withHostile) => field.Kind switch
    {
        FlowLogFieldKind.Address when random.Next(3) == 0 => "2001:db8::" + random.Next(1, 9999),
        FlowLogFieldKind.Address => $"10.{random.Next(256)}.0.{random.Next(256)}",
        FlowLogFieldKind.Protocol => random.Next(256).ToString(),
        FlowLogFieldKind.Long => random.NextInt64(long.MaxValue).ToString(),
        FlowLogFieldKind.Time => random.Next(1_500_000_000, 1_800_000_000).ToString(),
        _ when IsNumber(field) => random.Next(65536).ToString(),
        _ when withHostile && random.Next(3) == 0 => s_hostile[random.Next(s_hostile.Length)],
        _ => new string((char)random.Next('a', 'z'), 1 + random.Next(40)),
    };

    private static byte[] Text(string?[][] values)
        => Encoding.UTF8.GetBytes(string.Concat(values.Select(v => string.Join(' ', v.Select(t => t ?? "-")) + "\n")));

    private static async Task<byte[]> WriteCsvAsync(FlowLogParser parser, string?[][] values, FlowLogField[] columns)
    {
        var csv = new FlowLogCsv(columns);
        var output = new ArrayBufferWriter<byte>();
        csv.WriteHeader(output);
        await foreach (FlowLogBatch batch in parser.ReadAsync(new MemoryStream(Text(values))))
            batch.WriteCsv(output, csv);
        return output.WrittenSpan.ToArray();
    }
}
