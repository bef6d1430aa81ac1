using System.Collections.Immutable;

namespace VpcFlow.Pipeline.Elasticsearch.Dashboards;

/// <summary>A dashboard.</summary>
/// <param name="Id">Its id, unique among all dashboards.</param>
/// <param name="Title">Its title.</param>
/// <param name="Text">What it is for.</param>
/// <param name="Panels">Its panels, in the order in which they fill its rows.</param>
internal sealed record Dashboard(string Id, string Title, string Text, ImmutableArray<Panel> Panels);
