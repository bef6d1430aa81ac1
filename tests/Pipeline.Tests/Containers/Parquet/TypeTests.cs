using ParquetSharp;
using VpcFlow.Pipeline.Tests.Containers.Parquet.Writers;

namespace VpcFlow.Pipeline.Tests.Containers.Parquet;

/// <summary>Columns of copies have other types than AWS's; their values are those of the flow log, or rejected with their field.</summary>
public class TypeTests
{
    [Theory]
    [InlineData("8080::BIGINT AS srcport", "8080")]
    [InlineData("8080::SMALLINT AS srcport", "8080")]
    [InlineData("4294967295::UINTEGER AS bytes", "4294967295")]
    [InlineData("18446744073709551615::UBIGINT AS bytes", "18446744073709551615")]
    [InlineData("(-1)::INTEGER AS srcport", "-1")]
    [InlineData("'8080' AS srcport", "8080")]
    [InlineData("'8080.0' AS srcport", "8080")]
    [InlineData("'8080.00' AS srcport", "8080")]
    [InlineData("'8080.5' AS srcport", "8080.5")]
    [InlineData("'NaN' AS srcport", "-")]
    [InlineData("'1.0' AS instance_tag", "1.0")]
    [InlineData("8080.0::DOUBLE AS srcport", "8080")]
    [InlineData("8080.5::DOUBLE AS srcport", "8080.5")]
    [InlineData("'nan'::DOUBLE AS srcport", "-")]
    [InlineData("9007199254740992::DOUBLE AS bytes", "9007199254740992")]
    [InlineData("18014398509481984::DOUBLE AS bytes", "1.8014398509481984E+016")]
    [InlineData("443.0::FLOAT AS srcport", "443")]
    [InlineData("1750000000::FLOAT AS start", "1.75000000E+009")]
    [InlineData("443::DECIMAL(4, 0) AS srcport", "443")]
    [InlineData("443.00::DECIMAL(9, 2) AS srcport", "443")]
    [InlineData("1750000000.000::DECIMAL(18, 3) AS start", "1750000000")]
    [InlineData("1750000000.25::DECIMAL(18, 2) AS start", "1750000000.25")]
    [InlineData("(-0.5)::DECIMAL(18, 1) AS bytes", "-0.5")]
    [InlineData("12345678901234567890123.000::DECIMAL(38, 3) AS bytes", "12345678901234567890123")]
    [InlineData("(-7)::DECIMAL(38, 0) AS bytes", "-7")]
    [InlineData("42::BIGINT AS account_id", "000000000042")]
    [InlineData("123456789012::DOUBLE AS account_id", "123456789012")]
    [InlineData("'42' AS account_id", "42")]
    [InlineData("'None' AS srcport", "-")]
    [InlineData("'null' AS srcaddr", "-")]
    [InlineData("'' AS action", "-")]
    [InlineData("'-' AS action", "-")]
    [InlineData("NULL::VARCHAR AS action", "-")]
    [InlineData("NULL::INTEGER AS srcport", "-")]
    [InlineData("'None' AS instance_tag", "None")]
    [InlineData("'' AS instance_tag", "-")]
    [InlineData("'ACCEPT'::BLOB AS action", "ACCEPT")]
    public async Task Read_Type_IsTheTextOfAFlowLog(string column, string expected)
        => Assert.Equal(expected, await ParquetText.LineAsync("SELECT " + column));

    [Theory]
    [InlineData("TIMESTAMP '2025-06-15 15:06:40'", "1750000000")]
    [InlineData("TIMESTAMPTZ '2025-06-15 15:06:40+00'", "1750000000")]
    [InlineData("TIMESTAMP_MS '2025-06-15 15:06:40.250'", "1750000000250")]
    [InlineData("TIMESTAMP_NS '2025-06-15 15:06:40.250999999'", "1750000000250")]
    [InlineData("TIMESTAMP '2040-01-01 00:00:00'", "2208988800000")]
    [InlineData("TIMESTAMP '1970-01-01 00:00:12'", "12")]
    [InlineData("TIMESTAMP '1970-01-01 00:00:12.5'", "12.500")]
    [InlineData("TIMESTAMP '1969-12-31 23:59:59'", "-1")]
    public async Task Read_Timestamp_IsUnixTime(string value, string expected)
    {
        Assert.Equal(expected, await ParquetText.LineAsync($"SELECT {value} AS start"));
        Assert.Equal(expected, await ParquetText.LineAsync($"SELECT {value} AS \"end\""));
    }

    [Fact]
    public async Task Read_TimestampOfSpark_IsUnixTime()
    {
        // 2025-06-15, 20,254 days after 1970-01-01, at 15:06:40.25.
        long nanoseconds = ((15 * 3600L) + (6 * 60) + 40) * 1_000_000_000L;
        var whole = new Int96((int)(nanoseconds & 0xFFFFFFFF), (int)(nanoseconds >> 32), 2_440_588 + 20_254);
        nanoseconds += 250_000_000;
        var part = new Int96((int)(nanoseconds & 0xFFFFFFFF), (int)(nanoseconds >> 32), 2_440_588 + 20_254);
        byte[] file = ArrowFile.OfColumn(new Column<Int96>("start"), [whole, part]);
        Assert.Equal("start\n1750000000\n1750000000250\n", await ParquetText.ReadAsync(file));
    }

    [Theory]
    [InlineData("true AS srcport", "The Parquet column \"srcport\" is of type BOOLEAN; expected numbers or text for srcport.")]
    [InlineData("DATE '2025-01-01' AS start",
        "The Parquet column \"start\" is of type INT32 (Date); expected numbers, text or timestamps for start.")]
    [InlineData("TIMESTAMP '2025-01-01 00:00:00' AS bytes",
        "The Parquet column \"bytes\" is of type INT64 (Microseconds); expected numbers or text for bytes.")]
    public async Task Read_TypeThatIsNoField_NamesTheColumn(string column, string expected)
    {
        byte[] file = DuckDbFile.OfQuery("SELECT " + column);
        InvalidDataException error = await Assert.ThrowsAsync<InvalidDataException>(() => ParquetText.ReadAsync(file));
        Assert.Equal(expected, error.Message);
    }

    [Fact]
    public async Task ConvertAsync_NumberWithFraction_RejectsItsRecordAlone()
    {
        byte[] file = DuckDbFile.OfQuery(
            "SELECT '10.0.0.' || i AS srcaddr, CASE WHEN i = 2 THEN 80.5 ELSE 80 END::DOUBLE AS srcport FROM range(1, 4) t(i) ORDER BY i");
        var rejections = new List<string>();
        var options = new EcsWriterOptions { OnRejected = (in FlowLogRejection r) => rejections.Add(r.Message) };
        using var rows = new VpcFlow.Pipeline.Containers.Parquet.ParquetTextStream(new MemoryStream(file));
        FlowLogSummary summary = await new FlowLogReader().ConvertAsync(rows, Stream.Null, options);
        Assert.Equal((2, 1), (summary.Records, summary.RejectedLines));
        Assert.Equal(
            ["line 3 (byte 28): field srcport: found \"80.5\", expected a whole number from 0 to 65535 without leading zeros"],
            rejections);
    }
}
