using System.CommandLine;
using VpcFlow.Cli.Configuration.Settings;

namespace VpcFlow.Cli.Commands;

/// <summary>The options for what is read again and again: files, log groups of CloudWatch Logs, and the port for Data Firehose.</summary>
internal sealed class StreamOptions
{
    private readonly Option<bool> _follow = new("--follow")
    {
        Description = "Follow files: find new ones, and read those that grow on from their last whole line.",
    };

    private readonly Option<string?> _streams = Text(
        "--log-stream-prefix", "TEXT", "What the names of log streams begin with that are read.");
    private readonly Option<string> _position = Symbols.Choice(
        "--start-position", "Where to begin in a log group that was never read.", "beginning", "end");
    private readonly Option<TimeSpan> _frequency = Symbols.Time(
        "--scan-frequency",
        "The time between two searches of a log group.",
        TimeSpan.FromMinutes(1),
        TimeSpan.FromSeconds(1),
        TimeSpan.FromDays(1));
    private readonly Option<TimeSpan> _latency = Symbols.Time(
        "--latency",
        "How much of the newest time each search of a log group leaves out.",
        TimeSpan.Zero,
        TimeSpan.Zero,
        TimeSpan.FromDays(1));
    private readonly Option<string?> _certificate = Text(
        "--tls-certificate", "FILE", "The certificate of firehose:PORT, in PEM; without it, a load balancer with TLS belongs in front.");
    private readonly Option<string?> _key = Text("--tls-key", "FILE", "The private key of the certificate, in PEM.");

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _follow, _streams, _position, _frequency, _latency, _certificate, _key })
            command.Add(option);
    }

    /// <summary>Puts what is given on top of settings.</summary>
    /// <exception cref="UsageException">An option is for a source that there is not.</exception>
    public void Apply(ParseResult parsed, ShipSettings settings)
    {
        SourceSettings source = settings.Source;
        if (parsed.GetValue(_follow))
            (source.Files ?? throw new UsageException("--follow is for files and folders, and none is given")).Follow = true;
        foreach (CloudWatchSourceSettings group in source.CloudWatch)
        {
            group.LogStreamPrefix = parsed.GetValue(_streams) ?? group.LogStreamPrefix;
            if (Symbols.IsGiven(parsed, _position))
                group.StartPosition = parsed.GetValue(_position) == "end" ? CloudWatchStartPosition.End : CloudWatchStartPosition.Beginning;
            if (Symbols.IsGiven(parsed, _frequency))
                group.ScanFrequency = parsed.GetValue(_frequency);
            if (Symbols.IsGiven(parsed, _latency))
                group.Latency = parsed.GetValue(_latency);
        }

        if (source.Firehose is { } firehose)
        {
            firehose.Certificate = parsed.GetValue(_certificate) ?? firehose.Certificate;
            firehose.CertificateKey = parsed.GetValue(_key) ?? firehose.CertificateKey;
        }
    }

    private static Option<string?> Text(string name, string placeholder, string description)
        => new(name) { HelpName = placeholder, Description = description };
}
