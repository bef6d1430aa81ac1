namespace VpcFlow.Cli.Tests.Telemetry;

/// <summary>A span that a collector has received.</summary>
/// <param name="Trace">The id of its trace.</param>
/// <param name="Id">Its id.</param>
/// <param name="Parent">The id of its parent; empty for the root.</param>
/// <param name="Name">Its name.</param>
/// <param name="Attributes">Its attributes, as texts.</param>
internal sealed record OtlpSpan(string Trace, string Id, string Parent, string Name, IReadOnlyDictionary<string, string> Attributes);
