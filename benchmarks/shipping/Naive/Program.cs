using System.Globalization;
using System.Text;
using System.Text.Json;

namespace VpcFlow.Benchmarks.Naive;

/// <summary>
/// What one writes first: lines split into strings, a class, System.Text.Json, and requests of 5,000 documents. <c>Naive FILE URL</c>
/// sends the records of a file.
/// </summary>
internal static class Program
{
    private const int BatchSize = 5000;

    private static async Task Main(string[] arguments)
    {
        using var http = new HttpClient();
        var body = new StringBuilder();
        int documents = 0;
        await foreach (string line in File.ReadLinesAsync(arguments[0]))
        {
            body.Append("{\"create\":{}}\n").Append(JsonSerializer.Serialize(Parse(line))).Append('\n');
            if (++documents % BatchSize == 0)
                await SendAsync(http, arguments[1], body);
        }

        if (body.Length > 0)
            await SendAsync(http, arguments[1], body);
    }

    private static Flow Parse(string line)
    {
        string[] fields = line.Split(' ');
        return new Flow
        {
            Version = int.Parse(fields[0], CultureInfo.InvariantCulture),
            AccountId = Text(fields[1]),
            InterfaceId = Text(fields[2]),
            SourceAddress = Text(fields[3]),
            DestinationAddress = Text(fields[4]),
            SourcePort = (int?)Number(fields[5]),
            DestinationPort = (int?)Number(fields[6]),
            Protocol = (int?)Number(fields[7]),
            Packets = Number(fields[8]),
            Bytes = Number(fields[9]),
            Start = Number(fields[10]),
            End = Number(fields[11]),
            Action = Text(fields[12]),
            LogStatus = Text(fields[13]),
        };
    }

    private static string? Text(string field) => field == "-" ? null : field;

    private static long? Number(string field) => field == "-" ? null : long.Parse(field, CultureInfo.InvariantCulture);

    private static async Task SendAsync(HttpClient http, string url, StringBuilder body)
    {
        using var content = new StringContent(body.ToString(), Encoding.UTF8, "application/x-ndjson");
        using HttpResponseMessage response = await http.PostAsync($"{url}/flow/_bulk", content);
        response.EnsureSuccessStatusCode();
        body.Clear();
    }
}
