using VpcFlow.Cli.Commands;
using VpcFlow.Cli.Configuration.Settings;
using VpcFlow.Cli.Inputs;

namespace VpcFlow.Cli.Shipping;

/// <summary>The options of <c>vpcflow ship</c>: its settings, as far as they are more than text, and how it runs.</summary>
internal sealed record ShipOptions
{
    public required ShipSettings Settings { get; init; }

    /// <summary>Which files and objects to read, by their paths and keys.</summary>
    public InputSelection Selection { get; init; } = InputSelection.All;

    public IReadOnlyList<FlowLogFormat> Formats { get; init; } = [];

    public FlowLogFilter? Where { get; init; }

    /// <summary>The fields to read; <see langword="null"/> for all.</summary>
    public IReadOnlyList<FlowLogField>? Fields { get; init; }

    public EnrichmentFiles Enrichment { get; init; } = EnrichmentFiles.None;

    /// <summary>The folder for what was delivered of buckets, and for what can't be delivered.</summary>
    public required string State { get; init; }

    /// <summary>Whether to end when everything is delivered, rather than wait for more.</summary>
    public bool Once { get; init; }

    /// <summary>Whether only to say what would be read and delivered.</summary>
    public bool DryRun { get; init; }

    public bool IsQuiet { get; init; }

    /// <summary>Says how the run is, to those who ask.</summary>
    public FlowLogHealth Health { get; } = new();

    public int Threads { get; init; } = 1;

    /// <summary>The time without a new document after which a cluster is sent those that wait for others.</summary>
    public TimeSpan IdleInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Checks settings and turns their texts into what they mean.</summary>
    /// <exception cref="UsageException">A setting is not what it should be, or there is no source or sink.</exception>
    public static ShipOptions Create(ShipSettings settings)
    {
        if (!settings.Source.HasAny())
            throw new UsageException("there is no source: give one, such as s3://bucket/AWSLogs/, or --config with a section Source");
        if (!settings.Sinks.HasAny())
            throw new UsageException("there is no sink: give one by --to, such as https://host:9200, or --config with a section Sinks");
        return Read(settings);
    }

    /// <summary>The same, whichever sources and sinks there are.</summary>
    /// <exception cref="UsageException">A setting is not what it should be.</exception>
    public static ShipOptions Read(ShipSettings settings) => new()
    {
        Settings = settings,
        Selection = SelectionOptions.Create(settings.Select),
        Formats = FormatArgument.ParseAll(settings.Formats, nameof(settings.Formats)),
        Where = settings.Where is { } filter ? WhereArgument.Parse(filter, nameof(settings.Where)) : null,
        Fields = FieldsArgument.Parse(settings.Fields, nameof(settings.Fields)),
        Enrichment = new EnrichmentFiles(
            settings.Enrich.GeoIP?.CityDatabase, settings.Enrich.GeoIP?.AsnDatabase, settings.Enrich.Names?.File)
        {
            Labels = ["Enrich:GeoIP:CityDatabase", "Enrich:GeoIP:AsnDatabase", "Enrich:Names:File"],
        },
        State = settings.State ?? DefaultState(),
        Threads = settings.Threads ?? Math.Min(Environment.ProcessorCount, 256),
    };

    /// <summary>Returns the folder of the state of this user.</summary>
    public static string DefaultState()
    {
        if (OperatingSystem.IsWindows())
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "vpcflow");
        string? root = Environment.GetEnvironmentVariable("XDG_STATE_HOME");
        return string.IsNullOrEmpty(root)
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state", "vpcflow")
            : Path.Combine(root, "vpcflow");
    }
}
