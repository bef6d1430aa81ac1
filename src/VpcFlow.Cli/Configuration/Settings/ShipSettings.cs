using System.Text.Json.Serialization;

namespace VpcFlow.Cli.Configuration.Settings;

/// <summary>All settings of <c>vpcflow ship</c>: those of the file, of the environment, and of the command line.</summary>
internal sealed class ShipSettings
{
    [JsonPropertyName("$schema")]
    [Setting("The JSON schema of the file, for editors.")]
    public string? Schema { get; set; }

    [Setting("Where flow logs come from.")]
    public SourceSettings Source { get; set; } = new();

    [Setting("Which objects and files are read, by their keys and paths.")]
    public SelectSettings Select { get; set; } = new();

    [Setting("Deliver only the records that match a filter, such as action = REJECT and dstport in (22, 3389).")]
    public string? Where { get; set; }

    [Setting("Read and deliver only these fields, such as srcaddr,dstaddr,bytes.")]
    public string? Fields { get; set; }

    [Setting("Whether documents contain the line as event.original.")]
    public bool PreserveOriginal { get; set; }

    [Setting("The formats of lines without a header: names such as v5, or format strings.")]
    public List<string> Formats { get; set; } = [];

    [Setting("How to handle a line that can't be parsed: report it and leave it out, or deliver a document with the error.")]
    public FlowLogErrorHandling OnError { get; set; }

    [Setting("What else is known about addresses.")]
    public EnrichSettings Enrich { get; set; } = new();

    [Setting("Where records go; each sink receives all of them.")]
    public SinksSettings Sinks { get; set; } = new();

    [Setting("Who is told of alerts, and how.")]
    public AlertsSettings Alerts { get; set; } = new();

    [Setting("How AWS is reached, for all sources and sinks.")]
    public AwsSettings Aws { get; set; } = new();

    [Setting("The folder that remembers what was delivered, and keeps what can't be delivered.")]
    public string? State { get; set; }

    [Setting("How many batches to read and render at the same time; by default the number of processors.", Min = 1, Max = 256)]
    public int? Threads { get; set; }
}
