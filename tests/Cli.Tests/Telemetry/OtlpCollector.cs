using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace VpcFlow.Cli.Tests.Telemetry;

/// <summary>
/// A strict stand-in of a collector of OpenTelemetry, by HTTP or gRPC. The numbers of the fields are those of
/// opentelemetry-proto 1.x: collector/metrics/v1, collector/trace/v1, metrics/v1, trace/v1, common/v1 and resource/v1.
/// </summary>
internal sealed class OtlpCollector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, double> _metrics = [];

    private OtlpCollector(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.Single());

    /// <summary>The spans.</summary>
    public ConcurrentQueue<OtlpSpan> Spans { get; } = [];

    /// <summary>The names of services that were seen.</summary>
    public ConcurrentDictionary<string, bool> Services { get; } = [];

    /// <summary>What was wrong.</summary>
    public ConcurrentQueue<string> Violations { get; } = [];

    /// <summary>The status of answers by HTTP.</summary>
    public int Status { get; set; } = 200;

    public static async Task<OtlpCollector> StartAsync(bool isGrpc)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(
            IPAddress.Loopback, 0, listen => listen.Protocols = isGrpc ? HttpProtocols.Http2 : HttpProtocols.Http1));
        var collector = new OtlpCollector(builder.Build());
        collector._app.Run(context => collector.AnswerAsync(context, isGrpc));
        await collector._app.StartAsync();
        return collector;
    }

    /// <summary>Returns the last value of a series: the name of the metric and the values of its labels, sorted.</summary>
    public double? this[string series] => _metrics.TryGetValue(series, out double value) ? value : null;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, bool isGrpc)
    {
        try
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            Assert.Equal("POST", context.Request.Method);
            Assert.Equal(isGrpc ? "application/grpc" : "application/x-protobuf", context.Request.ContentType);
            byte[] bytes = isGrpc ? Unframe(body.ToArray()) : Unpack(body.ToArray(), context.Request.Headers.ContentEncoding);
            switch (context.Request.Path.Value)
            {
                case "/v1/metrics" when !isGrpc:
                case "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export" when isGrpc:
                    ReadMetrics(new ProtobufMessage(bytes).Only(1));
                    break;
                case "/v1/traces" when !isGrpc:
                case "/opentelemetry.proto.collector.trace.v1.TraceService/Export" when isGrpc:
                    ReadTraces(new ProtobufMessage(bytes).Only(1));
                    break;
                default:
                    throw new InvalidDataException(context.Request.Path);
            }
        }
        catch (Exception e)
        {
            Violations.Enqueue($"{e}");
        }

        context.Response.StatusCode = Status;
        context.Response.ContentType = isGrpc ? "application/grpc" : "application/x-protobuf";
        if (!isGrpc)
            return;
        context.Response.AppendTrailer("grpc-status", "0");
        await context.Response.Body.WriteAsync(new byte[5]);
    }

    private static byte[] Unframe(byte[] body)
    {
        Assert.Equal(0, body[0]);
        Assert.Equal(body.Length - 5, BinaryPrimitives.ReadInt32BigEndian(body.AsSpan(1)));
        return body[5..];
    }

    private static byte[] Unpack(byte[] body, string? encoding)
    {
        if (string.IsNullOrEmpty(encoding))
            return body;
        Assert.Equal("gzip", encoding);
        using var unpacked = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
        gzip.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    private void ReadMetrics(ProtobufMessage request)
    {
        foreach (ProtobufMessage resource in request.Messages(1))
        {
            ReadResource(resource.Only(1, 2, 3));
            foreach (ProtobufMessage metric in resource.Messages(2).SelectMany(s => s.Only(1, 2, 3).Messages(2)))
            {
                string name = metric.Only(1, 2, 3, 5, 7, 9).Text(1);
                foreach (ProtobufMessage point in (metric.Message(5)?.Only(1) ?? metric.Message(7)?.Only(1, 2, 3))?.Messages(1) ?? [])
                {
                    point.Only(2, 3, 4, 5, 6, 7, 8);
                    Assert.True(point.Number(3) > point.Number(2), name);
                    double value = point.Number(6) is { } whole ? (long)whole : BitConverter.UInt64BitsToDouble(point.Number(4)!.Value);
                    _metrics[SeriesOf(name, point.Messages(7))] = value;
                }

                foreach (ProtobufMessage point in metric.Message(9)?.Only(1, 2).Messages(1) ?? [])
                {
                    point.Only(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
                    ulong[] buckets = point.Packed(6);
                    Assert.Equal(point.Packed(7).Length + 1, buckets.Length);
                    Assert.Equal(point.Number(4), buckets.Aggregate(0UL, (a, b) => a + b));
                    _metrics[SeriesOf(name, point.Messages(9))] = point.Number(4)!.Value;
                }
            }
        }
    }

    private void ReadTraces(ProtobufMessage request)
    {
        foreach (ProtobufMessage resource in request.Messages(1))
        {
            ReadResource(resource.Only(1, 2, 3));
            foreach (ProtobufMessage span in resource.Messages(2).SelectMany(s => s.Only(1, 2, 3).Messages(2)))
            {
                Assert.Equal((16, 8), (span.Bytes(1)!.Length, span.Bytes(2)!.Length));
                Assert.True(span.Number(8) >= span.Number(7));
                Dictionary<string, string> attributes = span.Messages(9).ToDictionary(a => a.Only(1, 2).Text(1), ValueOf);
                Spans.Enqueue(new OtlpSpan(
                    Convert.ToHexStringLower(span.Bytes(1)!), Convert.ToHexStringLower(span.Bytes(2)!),
                    Convert.ToHexStringLower(span.Bytes(4) ?? []), span.Text(5), attributes));
            }
        }
    }

    private void ReadResource(ProtobufMessage resource)
        => Services[ValueOf(resource.Message(1)!.Messages(1).Single(a => a.Text(1) == "service.name"))] = true;

    private static string SeriesOf(string name, IEnumerable<ProtobufMessage> attributes)
        => string.Join(' ', attributes.OrderBy(a => a.Text(1), StringComparer.Ordinal).Select(ValueOf).Prepend(name));

    private static string ValueOf(ProtobufMessage attribute)
    {
        ProtobufMessage value = attribute.Message(2)!;
        return value.Number(3) is { } number ? ((long)number).ToString(CultureInfo.InvariantCulture) : value.Text(1);
    }
}
