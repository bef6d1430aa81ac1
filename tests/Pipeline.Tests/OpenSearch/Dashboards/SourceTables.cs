using System.Globalization;
using System.Net;
using System.Text;
using DuckDB.NET.Data;

namespace VpcFlow.Pipeline.Tests.OpenSearch.Dashboards;

/// <summary>
/// The lines of files as tables of DuckDB: <c>records</c> has a column for each field, in which a dash is NULL, and <c>unreadable</c> the
/// lines that have another number of values than the header. Nothing here knows the product.
/// </summary>
internal sealed class SourceTables : IDisposable
{
    private const int Step = 5 * 60 * 1000;

    private static readonly string[] s_numbers =
    [
        "version", "srcport", "dstport", "protocol", "packets", "bytes", "start", "end", "tcp-flags", "traffic-path",
        "packets-lost-no-route", "packets-lost-blackhole", "packets-lost-mtu-exceeded", "packets-lost-ttl-expired",
    ];

    /// <summary>
    /// Private networks (RFC 1918, RFC 4193), those of IANA's registries of special purposes, and what <see cref="TwoPlaces"/> knows. The
    /// parity of an address is that of its last digit.
    /// </summary>
    private static readonly string[] s_functions =
    [
        "private(a) AS regexp_matches(a, '^(10|192[.]168|172[.](1[6-9]|2[0-9]|3[01]))[.]|^f[cd]')",
        "special(a) AS regexp_matches(a, '^(0|127|100[.](6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])|169[.]254|192[.]0[.][02]"
            + "|198[.]1[89]|198[.]51[.]100|203[.]0[.]113|22[4-9]|2[3-5][0-9])[.]|^([^23]|2001:db8)[^.]*:')",
        "internet(a) AS NOT private(a) AND NOT special(a)",
        "country(a) AS CASE WHEN a IS NULL OR private(a) THEN NULL WHEN regexp_matches(a, '[13579bdf]$') THEN 'BR' ELSE 'SE' END",
        "system(a) AS CASE country(a) WHEN 'SE' THEN 'North Net' WHEN 'BR' THEN 'South Net' END",

        // The geohashes of 59° N 18° E and of 23° S 18° E.
        "cell(a) AS CASE country(a) WHEN 'SE' THEN 'u6k' WHEN 'BR' THEN 'k7u' END",
    ];

    private readonly DuckDBConnection _connection = new("DataSource=:memory:");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vpcflow-tables-");

    /// <summary>Reads files, which begin with headers.</summary>
    public SourceTables(byte[][] files)
    {
        _connection.Open();
        Execute("SET threads = 1; SET TimeZone = 'UTC'");
        foreach (string function in s_functions)
            Execute($"CREATE MACRO {function}");
        Execute("CREATE TABLE unreadable (path VARCHAR, line VARCHAR)");
        for (int i = 0; i < files.Length; i++)
            Read(files[i], i);
        string all = string.Join(" UNION ALL BY NAME ", Enumerable.Range(0, files.Length).Select(i => $"SELECT * FROM file{i}"));
        Execute(
            $"CREATE TABLE records AS SELECT *, coalesce(\"end\", start) * 1000 AS ended, ended // {Step} * {Step} AS span FROM ({all})");
    }

    /// <summary>
    /// Adds the table <c>documents</c> of documents: their paths, kinds, accounts, regions, times, times of delivery, and original lines.
    /// </summary>
    public void AddDocuments(IEnumerable<string> documents)
    {
        string path = Path.Combine(_folder.FullName, "documents");
        File.WriteAllLines(path, documents);
        Execute(
            "CREATE TABLE documents AS SELECT log.file.path AS path, event.kind AS kind, cloud.account.id AS account_id, "
                + "cloud.region AS region, epoch_ms(\"@timestamp\"::TIMESTAMP) AS ended, epoch_ms(event.ingested::TIMESTAMP) AS ingested, "
                + $"ingested // {Step} * {Step} AS delivery, event.original AS line FROM read_json('{path}', "
                + "format='newline_delimited', columns={'@timestamp': 'VARCHAR', 'log': 'STRUCT(file STRUCT(path VARCHAR))', "
                + "'event': 'STRUCT(kind VARCHAR, ingested VARCHAR, original VARCHAR)', "
                + "'cloud': 'STRUCT(account STRUCT(id VARCHAR), region VARCHAR)'})");
    }

    public void Dispose()
    {
        _connection.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>Returns the rows of a query; addresses of IPv6 in their canonical text, <see langword="null"/> for NULL.</summary>
    public List<string?[]> Rows(string query)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = query;
        using DuckDBDataReader reader = command.ExecuteReader();
        List<string?[]> rows = [];
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount)
                .Select(i => reader.IsDBNull(i) ? null : Canonical(Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)!))]);
        }

        return rows;
    }

    private void Read(byte[] file, int number)
    {
        string path = Path.Combine(_folder.FullName, $"{number}");
        File.WriteAllBytes(path, file);
        string[] fields = Encoding.ASCII.GetString(file).Split('\n', 2)[0].Split(' ');
        IEnumerable<string> columns = fields.Select((f, i) =>
        {
            string value = $"nullif(split_part(line, ' ', {i + 1}), '-')";
            return $"{(s_numbers.Contains(f) ? $"{value}::BIGINT" : value)} AS \"{f.Replace('-', '_')}\"";
        });
        string isRecord = $"len(string_split(line, ' ')) = {fields.Length}";
        Execute(
            $"CREATE TABLE lines AS SELECT 'file {number}' AS path, line FROM read_csv('{path}', header=false, skip=1, delim='\t', "
                + "quote='', escape='', auto_detect=false, columns={'line': 'VARCHAR'})");
        Execute($"CREATE TABLE file{number} AS SELECT path, {string.Join(", ", columns)} FROM lines WHERE {isRecord}");
        Execute($"INSERT INTO unreadable FROM lines WHERE NOT {isRecord}; DROP TABLE lines");
    }

    private static string Canonical(string text)
        => text.Contains(':', StringComparison.Ordinal) && IPAddress.TryParse(text, out IPAddress? address) ? address.ToString() : text;

    private void Execute(string sql)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
