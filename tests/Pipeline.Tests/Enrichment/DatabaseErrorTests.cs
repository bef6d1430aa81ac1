using System.Net;

namespace VpcFlow.Pipeline.Tests.Enrichment;

/// <summary>A file that is not the database it should be is refused at the start, with its path and what it is.</summary>
public sealed class DatabaseErrorTests : IDisposable
{
    private readonly EnrichmentFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_NoFile_Throws()
        => Assert.Throws<ArgumentException>(() => AddressEnricher.Load(new AddressEnricherOptions { OnReport = _ => { } }));

    [Fact]
    public void Load_MissingFile_SaysSo() => AssertRefused(_folder["none.mmdb"], "none.mmdb: no such file");

    [Fact]
    public void Load_MissingFolder_SaysSo() => AssertRefused(_folder["none/none.mmdb"], "none.mmdb: the directory does not exist");

    [Fact]
    public void Load_Folder_SaysSo() => AssertRefused(_folder[""], "this is a directory, or permission is denied");

    [Theory]
    [InlineData("")]
    [InlineData("10.0.0.0/8,corp\n")]
    public void Load_Text_IsNoDatabase(string text)
        => AssertRefused(_folder.Write("city.mmdb", text), "city.mmdb: this is not a database in MaxMind's format, or it is cut off: ");

    /// <summary>The metadata are at the end, so that every database that is cut off lacks a part of them.</summary>
    [Fact]
    public void Load_CutOffAnywhere_IsRefused()
    {
        byte[] whole = new MmdbWriter("city").Add("8.8.8.0/24", """{"country_code": "US"}""").ToArray();
        for (int length = 0; length < whole.Length; length += 7)
            AssertRefused(_folder.Write("city.mmdb", whole[..length]), "city.mmdb: this is not a database in MaxMind's format");
    }

    [Fact]
    public void Load_OtherKind_NamesTypeMembersAndWhatIsExpected()
        => AssertRefused(
            Write("GeoIP2-Anonymous-IP", """{"is_anonymous": true, "is_tor_exit_node": false}"""),
            "city.mmdb: the database, of type 'GeoIP2-Anonymous-IP', has no places, but is_anonymous, is_tor_exit_node; "
                + "expected a database of cities or countries, such as GeoLite2 City, with city, country or country_code.");

    [Fact]
    public void Load_DatabasesInEachOthersPlace_SaysSo()
    {
        string asn = Write("GeoLite2-ASN", """{"autonomous_system_number": 1}""");
        AssertRefused(
            asn,
            "of type 'GeoLite2-ASN', has no places, but autonomous_system_number; expected a database of cities or countries, "
                + "such as GeoLite2 City, with city, country or country_code. It has autonomous systems: "
                + "is it in the place of another database?");
        string city = Write("GeoLite2-City", """{"country_code": "SE"}""");
        AddressFileException e = Assert.Throws<AddressFileException>(
            () => AddressEnricher.Load(new AddressEnricherOptions { AsnDatabase = city }));
        Assert.Contains(
            "has no autonomous systems, but country_code; expected a database of autonomous systems, such as GeoLite2 ASN, with "
                + "autonomous_system_number or asn. It has places: is it in the place of another database?",
            e.Message,
            StringComparison.Ordinal);
    }

    /// <summary>The message has the members of all records, but not too many.</summary>
    [Fact]
    public void Load_RecordsOfOtherMembers_NamesThemAll()
    {
        var database = new MmdbWriter("mixed").Add("8.0.0.0/16", "{}").Add("8.1.0.0/16", """{"a": 1, "b": 2}""")
            .Add("8.2.0.0/16", """{"b": 1, "c": 2, "d": 3, "e": 4, "f": 5, "g": 6, "h": 7, "i": 8, "j": 9, "k": 10}""");
        AssertRefused(_folder.Write("city.mmdb", database), "has no places, but a, b, c, d, e, f, g, h, i, j; expected");
    }

    [Fact]
    public void Load_WithoutRecords_SaysSo()
    {
        AssertRefused(_folder.Write("city.mmdb", new MmdbWriter("city")), "city.mmdb: the database has no records.");
        AssertRefused(Write("city", "{}"), "city.mmdb: the database has no records.");
    }

    [Fact]
    public void Load_RecordsThatAreNotObjects_SaysSo()
        => AssertRefused(Write("texts", "\"US\""), "city.mmdb: the records of the database can't be read; it may be damaged: ");

    /// <summary>A record may lack what the others have: the first of them decide.</summary>
    [Fact]
    public void Load_FirstRecordsEmpty_LooksAtLaterOnes()
    {
        var database = new MmdbWriter("city");
        for (int i = 0; i < 1000; i++)
            database.Add($"8.{i / 256}.{i % 256}.0/24", i == 999 ? """{"country_code": "US"}""" : "{}");
        using var enricher = AddressEnricher.Load(new AddressEnricherOptions { CityDatabase = _folder.Write("city.mmdb", database) });
        Found.AssertMembers("""{"geo": {"country_iso_code": "US"}}""", enricher, "8.3.231.1");
    }

    /// <summary>Damage ends in an error at the start, or in a report in use, never in another exception.</summary>
    [Fact]
    public void Load_RandomDamage_IsRefusedOrReported()
    {
        var database = new MmdbWriter("city");
        for (int i = 0; i < 400; i++)
            database.Add($"{(i % 200) + 1}.{i % 256}.0.0/16", $$"""{"country": {"iso_code": "{{(char)(65 + (i % 26))}}X"} }""");
        byte[] whole = database.ToArray();
        (int Refused, int Reported) count = default;
        for (int seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            byte[] damaged = [.. whole];
            for (int i = random.Next(1, 20); i > 0; i--)
                damaged[random.Next(damaged.Length - 200)] = (byte)random.Next(256);
            List<AddressFileReport> reports = [];
            try
            {
                using var enricher = AddressEnricher.Load(
                    new AddressEnricherOptions { CityDatabase = _folder.Write("city.mmdb", damaged), OnReport = reports.Add });
                for (int i = 0; i < 20_000; i++)
                    enricher.Find(new FlowLogAddress(new IPAddress(random.NextInt64(uint.MaxValue))));
            }
            catch (AddressFileException e)
            {
                Assert.StartsWith(_folder["city.mmdb"], e.Message, StringComparison.Ordinal);
                count.Refused++;
            }

            if (reports.Count > 0)
            {
                Assert.Contains("the database is damaged: the record of ", Assert.Single(reports).Error!.Message, StringComparison.Ordinal);
                count.Reported++;
            }
        }

        Assert.True(count.Refused > 10 && count.Reported > 3, $"{count}");
    }

    private string Write(string type, string record) => _folder.Write("city.mmdb", new MmdbWriter(type).Add("8.8.8.0/24", record));

    private static void AssertRefused(string path, string message)
    {
        AddressFileException e = Assert.Throws<AddressFileException>(
            () => AddressEnricher.Load(new AddressEnricherOptions { CityDatabase = path }));
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
        Assert.StartsWith(path + ": ", e.Message, StringComparison.Ordinal);
        Assert.Equal(path, e.Path);
    }
}
