using System.Text.Json;
using VpcFlow.Formatting;

namespace VpcFlow.Benchmarks.Contenders.Ecs;

/// <summary>The names and constants of the documents, encoded once.</summary>
internal static class EcsNames
{
    public static readonly JsonEncodedText Timestamp = JsonEncodedText.Encode("@timestamp");
    public static readonly JsonEncodedText Ecs = JsonEncodedText.Encode("ecs");
    public static readonly JsonEncodedText Version = JsonEncodedText.Encode("version");
    public static readonly JsonEncodedText Event = JsonEncodedText.Encode("event");
    public static readonly JsonEncodedText Kind = JsonEncodedText.Encode("kind");
    public static readonly JsonEncodedText EventText = JsonEncodedText.Encode("event");
    public static readonly JsonEncodedText Category = JsonEncodedText.Encode("category");
    public static readonly JsonEncodedText Network = JsonEncodedText.Encode("network");
    public static readonly JsonEncodedText Type = JsonEncodedText.Encode("type");
    public static readonly JsonEncodedText Connection = JsonEncodedText.Encode("connection");
    public static readonly JsonEncodedText Allowed = JsonEncodedText.Encode("allowed");
    public static readonly JsonEncodedText Denied = JsonEncodedText.Encode("denied");
    public static readonly JsonEncodedText Start = JsonEncodedText.Encode("start");
    public static readonly JsonEncodedText End = JsonEncodedText.Encode("end");
    public static readonly JsonEncodedText Action = JsonEncodedText.Encode("action");
    public static readonly JsonEncodedText Outcome = JsonEncodedText.Encode("outcome");
    public static readonly JsonEncodedText Success = JsonEncodedText.Encode("success");
    public static readonly JsonEncodedText Failure = JsonEncodedText.Encode("failure");
    public static readonly JsonEncodedText Cloud = JsonEncodedText.Encode("cloud");
    public static readonly JsonEncodedText Provider = JsonEncodedText.Encode("provider");
    public static readonly JsonEncodedText Aws = JsonEncodedText.Encode("aws");
    public static readonly JsonEncodedText Account = JsonEncodedText.Encode("account");
    public static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    public static readonly JsonEncodedText VpcFlow = JsonEncodedText.Encode("vpcflow");
    public static readonly JsonEncodedText AccountId = JsonEncodedText.Encode("account_id");
    public static readonly JsonEncodedText InterfaceId = JsonEncodedText.Encode("interface_id");
    public static readonly JsonEncodedText LogStatus = JsonEncodedText.Encode("log_status");
    public static readonly JsonEncodedText Source = JsonEncodedText.Encode("source");
    public static readonly JsonEncodedText Destination = JsonEncodedText.Encode("destination");
    public static readonly JsonEncodedText Address = JsonEncodedText.Encode("address");
    public static readonly JsonEncodedText Ip = JsonEncodedText.Encode("ip");
    public static readonly JsonEncodedText Port = JsonEncodedText.Encode("port");
    public static readonly JsonEncodedText Packets = JsonEncodedText.Encode("packets");
    public static readonly JsonEncodedText Bytes = JsonEncodedText.Encode("bytes");
    public static readonly JsonEncodedText IanaNumber = JsonEncodedText.Encode("iana_number");
    public static readonly JsonEncodedText Transport = JsonEncodedText.Encode("transport");
    public static readonly JsonEncodedText IPv4 = JsonEncodedText.Encode("ipv4");
    public static readonly JsonEncodedText IPv6 = JsonEncodedText.Encode("ipv6");
    public static readonly JsonEncodedText Related = JsonEncodedText.Encode("related");
    public static readonly JsonEncodedText DataStream = JsonEncodedText.Encode("data_stream");
    public static readonly JsonEncodedText Logs = JsonEncodedText.Encode("logs");
    public static readonly JsonEncodedText Dataset = JsonEncodedText.Encode("dataset");
    public static readonly JsonEncodedText DatasetText = JsonEncodedText.Encode("aws.vpcflow");
    public static readonly JsonEncodedText Namespace = JsonEncodedText.Encode("namespace");
    public static readonly JsonEncodedText Default = JsonEncodedText.Encode("default");
    public static readonly JsonEncodedText EcsVersionText = JsonEncodedText.Encode("8.11.0");

    /// <summary>The keyword of each protocol; <see langword="null"/> if IANA has none.</summary>
    public static readonly JsonEncodedText?[] Transports = [.. Enumerable.Range(0, 256).Select(
        p => TransportNames.Get((byte)p) is { IsEmpty: false } name ? JsonEncodedText.Encode(name) : (JsonEncodedText?)null)];
}
