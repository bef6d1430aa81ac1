using System.Globalization;
using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace VpcFlow.Benchmarks.Sink;

/// <summary>
/// A server that only reads: it answers bulk requests as Elasticsearch does if each document is created, and counts the documents. Prints
/// its URL, <c>GET /count</c> returns the number of documents, and <c>POST /reset</c> sets it to 0.
/// </summary>
internal static class Program
{
    private static long s_documents;

    private static async Task Main()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(o => o.Limits.MaxRequestBodySize = null);
        WebApplication app = builder.Build();
        app.Run(AnswerAsync);
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        await app.WaitForShutdownAsync();
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        HttpResponse response = context.Response;
        response.Headers["X-Elastic-Product"] = "Elasticsearch";
        switch (context.Request.Path.Value)
        {
            case { } path when path.EndsWith("/_bulk", StringComparison.Ordinal):
                int documents = await CountLinesAsync(context.Request) / 2;
                Interlocked.Add(ref s_documents, documents);
                response.ContentType = "application/json";
                string items = string.Join(',', Enumerable.Repeat("{\"create\":{\"status\":201}}", documents));
                await response.WriteAsync($"{{\"took\":1,\"errors\":false,\"items\":[{items}]}}");
                break;
            case "/count":
                await response.WriteAsync(Volatile.Read(ref s_documents).ToString(CultureInfo.InvariantCulture));
                break;
            case "/reset":
                Volatile.Write(ref s_documents, 0);
                break;
            default:
                response.ContentType = "application/json";
                await response.WriteAsync("{\"version\":{\"number\":\"9.2.0\",\"build_flavor\":\"default\"}}");
                break;
        }
    }

    private static async Task<int> CountLinesAsync(HttpRequest request)
    {
        bool isGzip = request.Headers.ContentEncoding == "gzip";
        await using Stream body = isGzip ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
        byte[] buffer = new byte[1 << 16];
        int lines = 0;
        int read;
        while ((read = await body.ReadAsync(buffer)) > 0)
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
        return lines;
    }
}
